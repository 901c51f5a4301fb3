package io.buildify.operator.external.postgresql;

import java.sql.SQLException;
import org.postgresql.core.Utils;

/** Names and texts inside statements that take no parameters, quoted by the driver. */
final class Sql {

    private Sql() {}

    /** @throws IllegalArgumentException for a name that cannot be one: it holds a zero byte */
    static String identifier(String name) {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Relies on standard_conforming_strings, which is always on since PostgreSQL 19 and by default before. */
    static String literal(String text) {
        try {
            return "'" + Utils.escapeLiteral(null, text, true) + "'";
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
