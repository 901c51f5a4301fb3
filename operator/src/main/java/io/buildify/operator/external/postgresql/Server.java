package io.buildify.operator.external.postgresql;

import io.buildify.operator.external.DatabaseAdministrator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

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
        return new Session(source(database).getConnection());
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

    private DataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {administrator.host()});
        source.setPortNumbers(new int[] {administrator.port()});
        source.setDatabaseName(database);
        source.setUser(administrator.username());
        source.setPassword(administrator.password().value());
        source.setApplicationName("buildify-operator");
        source.setConnectTimeout((int) timeout.toSeconds());
        source.setSocketTimeout((int) timeout.plus(GRACE).toSeconds());
        source.setTcpKeepAlive(true);
        // an administrator that is no superuser needs the rights of the roles that it creates
        source.setOptions("-c statement_timeout=" + timeout.toMillis() + " -c lock_timeout=" + timeout.toMillis()
                + " -c createrole_self_grant=set,inherit -c search_path=pg_catalog");
        return source;
    }
}
