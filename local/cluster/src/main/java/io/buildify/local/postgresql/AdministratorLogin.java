package io.buildify.local.postgresql;

import io.buildify.local.home.ClusterDescription;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The superuser's way in. */
record AdministratorLogin(ClusterDescription cluster, String user, String password) {

    private static final String SECONDS = "5";

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", SECONDS);
        properties.put("loginTimeout", SECONDS);
        return DriverManager.getConnection(cluster.jdbcUrl(database), properties);
    }

    @Override
    public String toString() {
        return user;
    }
}
