package io.buildify.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL that asks for passwords, one for all tests of the build. */
final class PostgresServer {
    static final String PASSWORD = "right";
    private static final PostgresServer SHARED = new PostgresServer();

    private final int port;

    private PostgresServer() {
        try {
            Path data = Files.createTempDirectory("buildify-database-test");
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data.resolve("data"))
                    .start();
            port = server.getPort();
            try (Connection trusted = server.getPostgresDatabase().getConnection();
                    Statement statement = trusted.createStatement()) {
                statement.execute("alter role postgres password '" + PASSWORD + "'");
                Files.writeString(data.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
                statement.execute("select pg_reload_conf()");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static PostgresServer shared() {
        return SHARED;
    }

    Connection administrator(String database) throws SQLException {
        return connect(database, "postgres");
    }

    Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, PASSWORD);
    }
}
