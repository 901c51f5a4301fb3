package io.buildify.bench;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * When rows of a module's table were committed, as PostgreSQL has noted it with the transaction: what is measured has
 * nothing to do for it, neither then nor in what it does.
 */
final class CommitTimes {

    private static final String COUNT = "select count(*) from notes.%s where text like ?";
    private static final String TIMES = """
            select text, (extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000)::bigint as microseconds
              from notes.%s where text like ?""";

    private final ModuleInstance instance;
    private final String table;

    /** @param table has a column {@code text} that tells its rows apart */
    CommitTimes(ModuleInstance instance, String table) throws SQLException {
        this.instance = instance;
        this.table = table;
        try (Connection connection = instance.database().administrator();
                ResultSet setting = connection.createStatement().executeQuery("show track_commit_timestamp")) {
            setting.next();
            if (!setting.getString(1).equals("on")) {
                throw new IllegalStateException(
                        "PostgreSQL does not note when transactions are committed: the cluster was started by an earlier"
                                + " build. Start it anew with ./buildify down and ./buildify up");
            }
        }
    }

    /** How many rows there are whose text begins like that. */
    long count(String prefix) throws SQLException {
        try (Connection connection = instance.database().administrator();
                PreparedStatement statement = connection.prepareStatement(COUNT.formatted(table))) {
            statement.setString(1, prefix + "%");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Nanoseconds of the server's clock, in steps of a thousand, by the text of rows whose text begins like that. */
    Map<String, Long> of(String prefix) throws SQLException {
        Map<String, Long> times = new HashMap<>();
        try (Connection connection = instance.database().administrator();
                PreparedStatement statement = connection.prepareStatement(TIMES.formatted(table))) {
            statement.setString(1, prefix + "%");
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString("text"), rows.getLong("microseconds") * 1000);
                }
            }
        }
        return times;
    }
}
