package io.buildify.sdk.start;

import io.buildify.sdk.environment.DatabaseAddress;
import io.buildify.sdk.start.Command.Erase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes the rows of a tenant or a company from every table that the module has registered. */
final class Erasure {

    private final DatabaseAddress database;

    /** @param database with the owner's credentials */
    Erasure(DatabaseAddress database) {
        this.database = database;
    }

    /**
     * @throws SQLException with state {@code 0A000} if the module has registered no table
     */
    void run(Erase erase) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                PreparedStatement statement = connection.prepareStatement("select buildify.erase(?, ?)")) {
            statement.setString(1, erase.tenant());
            statement.setString(2, erase.company());
            statement.execute();
        }
    }
}
