package io.buildify.operator.external.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One connection of the administrator, for one operation. Nothing is left behind on it. */
final class Session implements AutoCloseable {
    /** The same lock as the installer of the contract takes: one writer of privileges per database. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('buildify', 0))";

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Whether verifiers of passwords can be read; known without asking. */
    boolean isSuperuser() throws SQLException {
        return "on".equals(connection.unwrap(PGConnection.class).getParameterStatus("is_superuser"));
    }

    /** Runs the lines in a transaction that waits for other writers of this database. */
    void transaction(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute(LOCK);
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Sends all statements in one go. */
    void run(List<String> statements) throws SQLException {
        try (Statement batch = connection.createStatement()) {
            for (String statement : statements) {
                batch.addBatch(statement);
            }
            batch.executeBatch();
        }
    }

    /** Runs a statement that copies or removes files, which may take longer than others. */
    void runSlowly(String statement, int milliseconds) throws SQLException {
        connection.setNetworkTimeout(AT_ONCE, milliseconds);
        try (Statement slow = connection.createStatement()) {
            slow.execute("set statement_timeout = " + milliseconds);
            slow.execute(statement);
        }
    }

    /** Runs a statement and answers how many rows it changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of every row, as text. */
    List<String> texts(String sql, @Nullable Object... parameters) throws SQLException {
        return rows(sql, row -> row.getString(1), parameters);
    }

    <T> List<T> rows(String sql, RowMapper<T> mapper, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement query = prepare(sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapper.map(rows));
            }
            return all;
        }
    }

    /** A parameter for {@code = any (?)}. */
    Array names(Collection<String> names) throws SQLException {
        return connection.createArrayOf("name", names.toArray());
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Lines that use this session. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Reads the row that the cursor is on. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
