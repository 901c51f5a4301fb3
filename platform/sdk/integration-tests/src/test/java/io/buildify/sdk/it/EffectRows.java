package io.buildify.sdk.it;

import io.buildify.testing.ModuleInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the handlers have done, as the database's administrator sees it: in whosever name it was. */
record EffectRows(ModuleInstance instance) {

    /** @param owner tenant, or tenant/company */
    record Effect(String owner, String handler, String event, String subject, String text) {}

    /** The effects of a tenant and its companies, in their order. */
    List<Effect> of(String tenant) {
        List<Effect> effects = new ArrayList<>();
        try (Connection administrator = instance.database().administrator();
                PreparedStatement select = administrator.prepareStatement("""
                        select tenant_id || coalesce('/' || company_id, ''), handler, event, subject, text
                          from notes.effects where tenant_id = ? order by seq""")) {
            select.setString(1, tenant);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    effects.add(new Effect(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return effects;
    }

    /** Their texts. */
    List<String> texts(String tenant) {
        return of(tenant).stream().map(Effect::text).toList();
    }

    /** What a query of the administrator finds, a text for each row. */
    List<String> query(String query, String... parameters) {
        try (Connection administrator = instance.database().administrator();
                PreparedStatement select = administrator.prepareStatement(query)) {
            for (int number = 0; number < parameters.length; number++) {
                select.setString(number + 1, parameters[number]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows a query of the administrator counts. */
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
