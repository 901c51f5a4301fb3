package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.DatabaseInventory;
import java.sql.SQLException;
import java.util.Set;

/** Lists what is on a server. */
final class Inventory {
    private static final String DATABASES = "select datname from pg_database where not datistemplate";
    private static final String SCHEMAS =
            "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'";
    private static final String ROLES = "select rolname from pg_roles where rolname !~ '^pg_'";
    private static final String CONTRACT = "select 1 from pg_namespace where nspname = 'buildify'";
    private static final String SCOPES = "select login from buildify.instance_scope";

    private Inventory() {}

    static DatabaseInventory read(Server server) throws SQLException {
        try (Session session = server.open(server.sharedDatabase())) {
            boolean installed = !session.rows(CONTRACT, row -> row).isEmpty();
            return new DatabaseInventory(
                    Set.copyOf(session.texts(DATABASES)),
                    Set.copyOf(session.texts(SCHEMAS)),
                    Set.copyOf(session.texts(ROLES)),
                    installed ? Set.copyOf(session.texts(SCOPES)) : Set.of());
        }
    }
}
