package io.buildify.financial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database behind the module's back. */
record Rows(ModuleInstance instance) {

    /** How many rows a query counts, of whosever they are. */
    long count(String query) {
        return Long.parseLong(text(query));
    }

    /** The one value that a query of the administrator finds. */
    String text(String query) {
        try (Connection administrator = instance.database().administrator();
                PreparedStatement select = administrator.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends statements as the serving process could, in one transaction; one of them, or the commit, is refused. */
    void refused(String tenant, String message, String... statements) throws SQLException {
        try (Connection login = instance.database().login("financial");
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute("select set_config('buildify.tenant', '%s', true)".formatted(tenant));
            assertThatThrownBy(() -> {
                        for (String sql : statements) {
                            statement.execute(sql);
                        }
                        login.commit();
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(message);
        }
    }
}
