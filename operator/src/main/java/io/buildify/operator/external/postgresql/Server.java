package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.DatabaseAdministrator;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGProperty;

/**
 * A database server. A session is opened for each operation and closed after it: operations are rare, a
 * connection costs a few milliseconds, and none is left behind broken after a restart of the server.
 */
record Server(DatabaseAdministrator administrator, Duration timeout) {
    /** So that the server's own time-out answers first. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    String sharedDatabase() {
        return administrator.database();
    }

    Session open(String database) throws SQLException {
        return new Session(DriverManager.getConnection("jdbc:postgresql:", properties(database)));
    }

    /** Empty when there is no such database. */
    Optional<Session> openIfPresent(String database) throws SQLException {
        try {
            return Optional.of(open(database));
        } catch (SQLException e) {
            if (DatabaseFailure.DATABASE_MISSING.equals(e.getSQLState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Properties properties(String database) {
        Properties properties = new Properties();
        PGProperty.PG_HOST.set(properties, administrator.host());
        PGProperty.PG_PORT.set(properties, administrator.port());
        PGProperty.PG_DBNAME.set(properties, database);
        PGProperty.USER.set(properties, administrator.username());
        PGProperty.PASSWORD.set(properties, administrator.password().value());
        PGProperty.APPLICATION_NAME.set(properties, "buildify-operator");
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) timeout.toSeconds());
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) timeout.plus(GRACE).toSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // an administrator that is no superuser needs the rights of the roles that it creates
        PGProperty.OPTIONS.set(
                properties,
                "-c statement_timeout=" + timeout.toMillis() + " -c lock_timeout=" + timeout.toMillis()
                        + " -c createrole_self_grant=set,inherit -c search_path=pg_catalog");
        return properties;
    }
}
