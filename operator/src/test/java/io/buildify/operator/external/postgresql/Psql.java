package io.buildify.operator.external.postgresql;

import io.buildify.local.junit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a prompt: one connection, one statement at a time. */
final class Psql implements AutoCloseable {
    private final Connection connection;

    private Psql(Connection connection) {
        this.connection = connection;
    }

    static Psql administrator(Database server, String database) throws SQLException {
        return new Psql(server.connect(database));
    }

    static Psql as(Database server, String database, String user, String password) throws SQLException {
        return new Psql(server.connect(database, user, password));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every column of every row, as text, joined by a space. */
    List<String> query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    boolean isOpen() throws SQLException {
        return connection.isValid(5);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
