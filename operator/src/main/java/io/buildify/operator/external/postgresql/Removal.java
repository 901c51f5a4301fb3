package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.plan.DatabasePlan;
import io.buildify.operator.plan.LoginPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes logins, schemas and databases of one server. What is gone already, or not Buildify's, is left alone. */
final class Removal {
    private static final String OURS =
            "select rolname from pg_roles where rolname = any (?) and shobj_description(oid, 'pg_authid') = '"
                    + RoleCorrections.MARK + "'";
    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = any (?)";
    private static final String HAS_PROGRESS = "select 1 where to_regclass('buildify.event_progress') is not null";
    private static final String FORGET_EVENTS = "select buildify.forget_events(?::name, ?, ?)";
    private static final String HAS_CONTRACT = "select 1 from pg_namespace where nspname = 'buildify'";

    private final Server server;
    private final ExternalCalls calls;

    Removal(Server server, ExternalCalls calls) {
        this.server = server;
        this.calls = calls;
    }

    void login(LoginPlan plan) throws SQLException {
        try (Session session = inside(plan.database().database())) {
            List<String> roles = ours(session, List.of(plan.login()));
            close(session, roles);
            boolean scoped = !session.texts(HAS_CONTRACT).isEmpty();
            if (scoped || !roles.isEmpty()) {
                calls.change(
                        Effect.LOGIN_DROP,
                        () -> session.transaction(() -> {
                            if (scoped) {
                                session.update(
                                        "delete from buildify.instance_scope where login = ?::name", plan.login());
                            }
                            drop(session, roles);
                        }));
            }
        }
    }

    void events(LoginPlan plan) throws SQLException {
        try (Session session = inside(plan.database().database())) {
            if (!session.texts(HAS_PROGRESS).isEmpty()) {
                calls.change(
                        Effect.LOGIN_DROP,
                        () -> session.transaction(() ->
                                session.texts(FORGET_EVENTS, plan.database().schema(), plan.tenant(), plan.company())));
            }
        }
    }

    void database(DatabasePlan plan) throws SQLException {
        try (Session session = plan.separate() ? server.open(server.sharedDatabase()) : inside(plan.database())) {
            List<String> roles = ours(session, List.of(plan.application(), plan.owner()));
            close(session, roles);
            if (plan.separate()) {
                new Databases(calls).drop(session, plan.database());
            } else if (!session.texts(HAS_CONTRACT).isEmpty()) {
                calls.change(
                        Effect.SCHEMA_DROP,
                        () -> session.transaction(
                                () -> session.texts("select buildify.drop_module(?::name)", plan.schema())));
            }
            if (!roles.isEmpty()) {
                calls.change(Effect.ROLES_DROP, () -> session.transaction(() -> drop(session, roles)));
            }
        }
    }

    /** A session in the database, or where there is none any more, in the server's shared one. */
    private Session inside(String database) throws SQLException {
        Optional<Session> inside = server.openIfPresent(database);
        return inside.isPresent() ? inside.get() : server.open(server.sharedDatabase());
    }

    private static List<String> ours(Session session, List<String> roles) throws SQLException {
        return session.texts(OURS, session.names(roles));
    }

    /** From here on nobody logs in, and whoever was in is out. */
    private void close(Session session, List<String> roles) throws SQLException {
        if (!roles.isEmpty()) {
            calls.change(Effect.LOGIN_CLOSE, () -> {
                session.run(roles.stream()
                        .map(role -> "alter role " + Sql.identifier(role) + " nologin")
                        .toList());
                session.texts(TERMINATE, session.names(roles));
            });
        }
    }

    private static void drop(Session session, List<String> roles) throws SQLException {
        List<String> statements = new ArrayList<>();
        roles.forEach(role -> {
            statements.add("drop owned by " + Sql.identifier(role));
            statements.add("drop role " + Sql.identifier(role));
        });
        session.run(statements);
    }
}
