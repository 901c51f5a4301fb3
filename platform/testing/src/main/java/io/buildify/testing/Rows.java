package io.buildify.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database behind the module's back. */
public record Rows(ModuleInstance instance) {

    /** How many rows a query of the administrator counts, of whosever they are. */
    public long count(String query) {
        return Long.parseLong(text(query));
    }

    /** The one value that a query of the administrator finds. */
    public String text(String query) {
        try (Connection administrator = instance.database().administrator();
                PreparedStatement select = administrator.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a statement as the administrator. */
    public void execute(String sql) {
        try (Connection administrator = instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends statements as the serving process could, in one transaction of the tenant or company.
     *
     * @param company empty for the tenant as a whole
     * @throws SQLException what the database refuses one of them, or the commit, with
     */
    public void write(String tenant, String company, String... statements) throws SQLException {
        try (Connection login = instance.database().login(instance.module());
                Statement statement = login.createStatement()) {
            login.setAutoCommit(false);
            statement.execute(
                    "set local buildify.tenant = '%s'; set local buildify.company = '%s'".formatted(tenant, company));
            for (String sql : statements) {
                statement.execute(sql);
            }
            login.commit();
        }
    }
}
