package io.buildify.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The installation's shared database, seen with the rights of the operator.
 *
 * @param url JDBC's
 */
record Rows(String url, String username, String password) {

    static Rows of(Installation installation) {
        Secrets secret = Secrets.of(installation, "database-server-default");
        return new Rows(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(secret.value("host"), secret.value("port"), secret.value("database")),
                secret.value("username"),
                secret.value("password"));
    }

    /** The first column. */
    List<String> texts(String sql) {
        try (Connection connection = DriverManager.getConnection(url, username, password);
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
