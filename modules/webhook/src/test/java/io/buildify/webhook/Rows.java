package io.buildify.webhook;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What the database holds, as its administrator sees it: in whosever name it was. */
record Rows(ModuleInstance instance) {

    /** How many rows a query counts. */
    long count(String query) {
        try (Connection administrator = instance.database().administrator();
                PreparedStatement select = administrator.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
