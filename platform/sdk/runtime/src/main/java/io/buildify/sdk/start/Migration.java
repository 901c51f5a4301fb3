package io.buildify.sdk.start;

import io.buildify.sdk.environment.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;

/** Brings the module's schema to this release with the scripts in {@code db/migration}. */
final class Migration {

    private static final int CONNECT_RETRIES = 5;

    private final DatabaseAddress database;

    /** @param database with the owner's credentials */
    Migration(DatabaseAddress database) {
        this.database = database;
    }

    /**
     * Runs what has not run yet, all in one transaction, makes the SDK's own tables, and checks
     * that every tenant's table is protected.
     *
     * @return what was done, for people
     * @throws org.flywaydb.core.api.FlywayException if a script fails; it has left nothing behind
     * @throws SQLException if a table is not protected
     */
    String run() throws SQLException {
        MigrateResult result = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .connectRetries(CONNECT_RETRIES)
                .schemas(database.schema())
                .defaultSchema(database.schema())
                .createSchemas(false)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .placeholderReplacement(false)
                .group(true)
                .load()
                .migrate();
        prepareAndVerify();
        String before = result.initialSchemaVersion;
        String after = result.targetSchemaVersion;
        return "Migrated schema %s from %s to %s with %s"
                .formatted(
                        database.schema(),
                        version(before),
                        version(after == null ? before : after),
                        result.migrationsExecuted == 1 ? "1 script" : result.migrationsExecuted + " scripts");
    }

    private void prepareAndVerify() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("select buildify.prepare()");
            statement.execute("select buildify.verify()");
        }
    }

    private static String version(@Nullable String version) {
        return version == null || version.isEmpty() ? "nothing" : version;
    }
}
