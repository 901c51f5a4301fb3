package io.buildify.local.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Events that wait in modules' inboxes.
 *
 * @param server opens a database of the server as its administrator, who sees every tenant's rows
 */
public record ParkedEvents(Databases server) {
    private static final String DATABASES = "select datname from pg_database where datallowconn and not datistemplate";
    /** Schemas with an inbox, quoted. */
    private static final String INBOXES = """
            select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relname = 'event_inbox' and c.relkind = 'r' order by 1""";

    private static final String PARKED = """
            select happened_at, type, tenant_id, company_id, subject, id, handler, attempts, due_at, reason
              from %s.event_inbox where state = 'parked'""";

    /** Opens a database by its name. */
    @FunctionalInterface
    public interface Databases {
        Connection open(String database) throws SQLException;
    }

    /** By the time at which they happened. */
    public List<EventRow> of(EventFilter filter) {
        try {
            List<EventRow> rows = new ArrayList<>();
            for (String database : strings("postgres", DATABASES)) {
                for (String schema : strings(database, INBOXES)) {
                    rows.addAll(parked(database, schema, filter));
                }
            }
            return rows.stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the inboxes cannot be read: " + e.getMessage(), e);
        }
    }

    private List<EventRow> parked(String database, String schema, EventFilter filter) throws SQLException {
        List<EventRow> rows = new ArrayList<>();
        try (Connection connection = server.open(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(PARKED.formatted(schema))) {
            while (found.next()) {
                EventRow row = EventRow.of(
                                found.getTimestamp(1).toInstant(),
                                found.getString(2),
                                found.getString(3),
                                found.getString(4),
                                found.getString(5),
                                found.getString(6))
                        .with("database", database)
                        .with("handler", found.getString(7))
                        .with("attempts", found.getString(8))
                        .with("due", found.getTimestamp(9).toInstant().toString())
                        .with("reason", found.getString(10));
                if (filter.admits(row.get("tenant"), row.get("type"), row.time())) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private List<String> strings(String database, String query) throws SQLException {
        try (Connection connection = server.open(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (found.next()) {
                all.add(found.getString(1));
            }
            return all;
        }
    }
}
