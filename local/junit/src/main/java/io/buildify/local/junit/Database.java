package io.buildify.local.junit;

import io.buildify.local.home.ClusterDescription;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/** The PostgreSQL server, and its administrator's way in. */
public final class Database {

    private final ClusterDescription cluster;
    private final String password;

    Database(ClusterDescription cluster, String password) {
        this.cluster = cluster;
        this.password = password;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return cluster.ports().postgresql();
    }

    /** Name of the database that shared instances use. */
    public String sharedDatabase() {
        return ClusterDescription.SHARED_DATABASE;
    }

    /** URL without credentials. */
    public String jdbcUrl(String database) {
        return cluster.jdbcUrl(database);
    }

    /** The superuser. */
    public String username() {
        return ClusterDescription.POSTGRESQL_ADMINISTRATOR;
    }

    public String password() {
        return password;
    }

    /** A connection of the superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return connect(database, username(), password);
    }

    /** A connection of anybody; the caller closes it. */
    public Connection connect(String database, String user, String userPassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", userPassword);
        // Not by DriverManager: it looks once, and not into the class loaders that Quarkus tests run in.
        return Objects.requireNonNull(new Driver().connect(jdbcUrl(database), login), "not a PostgreSQL URL");
    }
}
