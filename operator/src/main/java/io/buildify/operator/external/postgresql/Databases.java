package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.Effect;
import io.buildify.operator.external.ExternalCalls;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates separate databases. */
final class Databases {
    private static final String MARK = "buildify";
    private static final int CREATE_MILLISECONDS = 30_000;

    private static final String STATE = """
            select datconnlimit = -2 as unfinished,
                   coalesce(shobj_description(oid, 'pg_database') = '%s', false) as marked,
                   datdba = current_user::regrole as owned
              from pg_database where datname = ?
            """.formatted(MARK);

    private final ExternalCalls calls;

    Databases(ExternalCalls calls) {
        this.calls = calls;
    }

    /** Makes the database exist, and be ours. */
    void ensure(Session session, String database) throws SQLException {
        String quoted = Sql.identifier(database);
        State state = state(session, database);
        if (state != null && !state.isOurs()) {
            throw DatabaseFailure.conflict(
                    "Database " + quoted,
                    "rename it, or adopt it with: comment on database " + quoted + " is '" + MARK + "'");
        }
        if (state != null && state.unfinished) {
            session.runSlowly("drop database " + quoted, CREATE_MILLISECONDS);
            state = null;
        }
        if (state == null) {
            // template0: nobody can have put anything into it
            calls.change(
                    Effect.DATABASE_CREATE,
                    () -> session.runSlowly("create database " + quoted + " template template0", CREATE_MILLISECONDS));
        }
        if (state == null || !state.marked) {
            session.run(List.of("comment on database " + quoted + " is '" + MARK + "'"));
        }
    }

    /** Drops the database, even with open sessions, if it is ours. */
    void drop(Session session, String database) throws SQLException {
        State state = state(session, database);
        if (state != null && state.isOurs()) {
            String force = state.unfinished ? "" : " with (force)";
            calls.change(
                    Effect.DATABASE_DROP,
                    () -> session.runSlowly("drop database " + Sql.identifier(database) + force, CREATE_MILLISECONDS));
        }
    }

    private static @Nullable State state(Session session, String database) throws SQLException {
        List<State> found = session.rows(
                STATE,
                row -> new State(row.getBoolean("unfinished"), row.getBoolean("marked"), row.getBoolean("owned")),
                database);
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * @param unfinished whether it was left behind half dropped; all it can is be dropped
     * @param marked whether its comment says it is ours
     * @param owned whether the administrator made it, which is also so before the comment is written
     */
    private record State(boolean unfinished, boolean marked, boolean owned) {
        boolean isOurs() {
            return marked || owned;
        }
    }
}
