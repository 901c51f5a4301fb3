package io.buildify.sdk.start;

import io.buildify.sdk.environment.DatabaseAddress;
import io.buildify.sdk.start.Command.Erase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** Deletes the rows of a tenant or a company from every table that the module has registered. */
final class Erasure {

    /** How {@code buildify.erase} begins its message when no table is registered. */
    private static final String NOT_SUPPORTED = "EraseNotSupported:";

    private final DatabaseAddress database;

    /** @param database with the owner's credentials */
    Erasure(DatabaseAddress database) {
        this.database = database;
    }

    /**
     * Deletes all or nothing.
     *
     * @return what was done, for people
     */
    String run(Erase erase) throws SQLException, EraseNotSupported {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                PreparedStatement statement = connection.prepareStatement("select buildify.erase(?, ?)")) {
            statement.setString(1, erase.tenant());
            statement.setString(2, erase.company());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return "Erased %d rows of tenant %s%s"
                        .formatted(
                                rows.getLong(1),
                                erase.tenant(),
                                erase.company() == null ? "" : ", company " + erase.company());
            }
        } catch (PSQLException e) {
            String message = e.getServerErrorMessage() == null
                    ? null
                    : e.getServerErrorMessage().getMessage();
            if (message != null && message.startsWith(NOT_SUPPORTED)) {
                throw new EraseNotSupported(message);
            }
            throw e;
        }
    }
}
