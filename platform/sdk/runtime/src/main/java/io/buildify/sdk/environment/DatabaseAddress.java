package io.buildify.sdk.environment;

import static io.buildify.sdk.environment.Variable.BUILDIFY_DATABASE_PASSWORD;
import static io.buildify.sdk.environment.Variable.BUILDIFY_DATABASE_SCHEMA;
import static io.buildify.sdk.environment.Variable.BUILDIFY_DATABASE_URL;
import static io.buildify.sdk.environment.Variable.BUILDIFY_DATABASE_USERNAME;

/**
 * Where the module's data is, and as whom to reach it.
 *
 * @param url {@code postgresql://host:port/database}, without credentials
 * @param schema the module's schema
 */
public record DatabaseAddress(String url, String schema, String username, String password) {

    public static DatabaseAddress from(Variables variables) {
        variables.require(
                BUILDIFY_DATABASE_URL,
                BUILDIFY_DATABASE_SCHEMA,
                BUILDIFY_DATABASE_USERNAME,
                BUILDIFY_DATABASE_PASSWORD);
        return new DatabaseAddress(
                variables.get(BUILDIFY_DATABASE_URL),
                variables.get(BUILDIFY_DATABASE_SCHEMA),
                variables.get(BUILDIFY_DATABASE_USERNAME),
                variables.get(BUILDIFY_DATABASE_PASSWORD));
    }

    public String jdbcUrl() {
        return "jdbc:" + url;
    }

    /** {@code search_path} of a session: the module's schema, quoted. */
    public String searchPath() {
        return "\"" + schema.replace("\"", "\"\"") + "\"";
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "%s, schema %s, as %s".formatted(url, schema, username);
    }
}
