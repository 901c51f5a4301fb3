package io.buildify.operator.external.postgresql;

import io.buildify.database.DatabaseContract;
import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.Password;
import io.buildify.operator.external.postgresql.Roles.Wanted;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes databases, schemas, roles and logins of one server be as planned. */
final class Provisioning {
    private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
    private static final DatabaseContract CONTRACT = new DatabaseContract();

    /** Databases of the server's own that anybody may enter; those of other applications are left to them. */
    private static final String OPEN_TO_ALL = """
            select format('revoke all on database %I from public', datname)
              from pg_database
             where datname in ('postgres', 'template1') and pg_has_role(datdba, 'usage')
               and exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) where grantee = 0)
            """;

    private static final String ENSURE_MODULE = "select unnest(buildify.ensure_module(?::name, ?::name, ?::name))";
    private static final String LEFT_OPEN = "select buildify.left_open()";
    private static final String HAND_OVER_EVENTS = "select buildify.hand_over_events(?::name, ?, ?)";
    private static final String SCOPE = """
            insert into buildify.instance_scope as s values (?::name, ?, ?)
                on conflict (login) do update set tenant = excluded.tenant, company = excluded.company
                where (s.tenant, s.company) is distinct from (excluded.tenant, excluded.company)
            """;
    private static final String SCOPES_OF_NOBODY =
            "delete from buildify.instance_scope s where not exists (select from pg_roles where rolname = s.login)";

    private final Server server;
    private final Roles roles;
    private final ExternalCalls calls;
    private final Set<String> told;

    /** @param told of which servers this process has told already what they leave open */
    Provisioning(Server server, KnownPasswords passwords, ExternalCalls calls, Set<String> told) {
        this.server = server;
        this.roles = new Roles(server.administrator().server(), passwords);
        this.calls = calls;
        this.told = told;
    }

    void database(DatabasePlan plan, Password owner) throws SQLException {
        try (Session session = server.open(plan.separate() ? server.sharedDatabase() : plan.database())) {
            roles(
                    session,
                    List.of(new Wanted(RoleSpec.owner(plan), owner), new Wanted(RoleSpec.application(plan), null)));
            if (!plan.separate()) {
                schema(session, plan);
                return;
            }
            new Databases(calls).ensure(session, plan.database());
        }
        try (Session session = server.open(plan.database())) {
            schema(session, plan);
        }
    }

    private void roles(Session session, List<Wanted> wanted) throws SQLException {
        calls.change(
                Effect.ROLES_CORRECT,
                () -> session.transaction(() -> {
                    log(roles.correct(session, wanted));
                    closeToAll(session);
                }));
    }

    void login(LoginPlan plan, Password password) throws SQLException {
        try (Session session = server.open(plan.database().database())) {
            calls.change(
                    Effect.LOGIN_CORRECT,
                    () -> session.transaction(() -> {
                        log(roles.correct(session, List.of(new Wanted(RoleSpec.login(plan), password))));
                        session.update(SCOPE, plan.login(), plan.tenant(), plan.company());
                    }));
        }
    }

    void handOverEvents(LoginPlan plan) throws SQLException {
        try (Session session = server.open(plan.database().database())) {
            calls.change(
                    Effect.LOGIN_CORRECT,
                    () -> session.transaction(() ->
                            session.texts(HAND_OVER_EVENTS, plan.database().schema(), plan.tenant(), plan.company())));
        }
    }

    /** Corrects what has been provisioned before: all roles of a server. */
    void correctRoles(Session session, List<Wanted> wanted) throws SQLException {
        calls.change(
                Effect.ROLES_CORRECT,
                () -> session.transaction(() -> {
                    log(roles.correctOurs(session, wanted));
                    closeToAll(session);
                }));
    }

    /** Corrects what has been provisioned before: what is inside one database. */
    void correctInside(Session session, List<DatabasePlan> plans, List<LoginPlan> logins) throws SQLException {
        calls.change(
                Effect.SCHEMA_CORRECT,
                () -> session.transaction(() -> {
                    for (LoginPlan login : logins) {
                        session.update(SCOPE, login.login(), login.tenant(), login.company());
                    }
                    session.update(SCOPES_OF_NOBODY);
                }));
        for (DatabasePlan plan : plans) {
            schema(session, plan);
        }
    }

    private void schema(Session session, DatabasePlan plan) throws SQLException {
        if (!CONTRACT.isCurrent(session.connection())) {
            calls.change(Effect.CONTRACT_INSTALL, () -> CONTRACT.install(session.connection()));
        }
        calls.change(
                Effect.SCHEMA_CORRECT,
                () -> session.transaction(
                        () -> log(session.texts(ENSURE_MODULE, plan.schema(), plan.owner(), plan.application()))));
        if (!session.isSuperuser() && told.add(server.administrator().server())) {
            for (String open : session.texts(LEFT_OPEN)) {
                LOG.warn("Database server '{}': {}", server.administrator().server(), open);
            }
        }
    }

    private void closeToAll(Session session) throws SQLException {
        List<String> revocations = session.texts(OPEN_TO_ALL);
        session.run(revocations);
        log(revocations);
    }

    private void log(List<String> statements) {
        if (!statements.isEmpty()) {
            LOG.debug("Database server {}: {}", server.administrator().server(), statements);
        }
    }
}
