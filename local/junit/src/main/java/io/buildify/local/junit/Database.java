package io.buildify.local.junit;

import io.buildify.local.home.ClusterDescription;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

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
        return DriverManager.getConnection(jdbcUrl(database), user, userPassword);
    }
}
