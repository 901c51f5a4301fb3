package io.buildify.bench;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * When rows of a table were committed, by their column {@code id}: a trigger notifies, and PostgreSQL delivers that at
 * the commit.
 */
final class Commits implements AutoCloseable {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Connection connection;
    private final Thread listener;
    private volatile boolean ended;

    Commits(ModuleInstance instance, String table) throws SQLException {
        connection = instance.database().administrator();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function public.bench_commit() returns trigger language plpgsql security definer as
                    $$ begin perform pg_notify('bench', new.id); return null; end $$""");
            statement.execute("create trigger bench_commit after insert on notes." + table
                    + " for each row execute function public.bench_commit()");
            statement.execute("listen bench");
        }
        listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    /** Nanoseconds of this JVM's clock, by id. */
    Map<String, Long> seen() {
        return seen;
    }

    private void listen() {
        try {
            PGConnection postgresql = connection.unwrap(PGConnection.class);
            while (!ended) {
                PGNotification[] notifications = postgresql.getNotifications(100);
                long now = System.nanoTime();
                if (notifications != null) {
                    for (PGNotification notification : notifications) {
                        seen.put(notification.getParameter(), now);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        ended = true;
        listener.join();
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop function public.bench_commit() cascade");
        }
        connection.close();
    }
}
