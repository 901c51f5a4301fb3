package io.buildify.operator.external;

import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;

/**
 * What the operator has PostgreSQL do. Every method blocks for at most a few seconds, is idempotent, compares
 * before it changes anything, and corrects in both directions: what is missing is made, what is too many is
 * taken away. All throw {@link ExternalException}.
 */
public interface DatabasePort {

    /**
     * Makes the database (when separate), the {@code buildify} schema, the module's schema and the roles be as
     * planned.
     *
     * @param owner the password of the plan's owner role
     */
    void ensureDatabase(DatabasePlan plan, Password owner);

    /** Makes the login be as planned: its membership, scope, privileges and password. The database must exist. */
    void ensureLogin(LoginPlan plan, Password password);

    /**
     * Before the login's instance runs, which takes its node over from an ancestor's on the same database: it begins with the
     * events where that one is. The login must exist.
     */
    void handOverEvents(LoginPlan plan);

    /** Nobody is to go on with the events where the login's instance was. Nothing happens where the database is gone. */
    void forgetEvents(LoginPlan plan);

    /** Removes the login and its scope. Its sessions are ended. Nothing happens where it is gone already. */
    void dropLogin(LoginPlan plan);

    /**
     * Removes a separate database even with open sessions, or the schema from a shared one, and the roles of the
     * plan. The logins in it are dropped before. Nothing happens where it is gone already.
     */
    void dropDatabase(DatabasePlan plan);

    /**
     * Compares everything that was ensured by this process with one listing per server, and corrects what
     * differs. One unreachable server does not stop the others.
     */
    void resync();

    /** What is on a server now, ours or not. */
    DatabaseInventory inventory(String server);
}
