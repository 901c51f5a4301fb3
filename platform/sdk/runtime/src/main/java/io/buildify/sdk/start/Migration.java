package io.buildify.sdk.start;

import io.buildify.sdk.environment.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the module's schema to this release with the scripts in {@code db/migration}. */
final class Migration {

    private static final int CONNECT_RETRIES = 10;

    private final DatabaseAddress database;

    /** @param database with the owner's credentials */
    Migration(DatabaseAddress database) {
        this.database = database;
    }

    /**
     * @return what was done, for people
     * @throws org.flywaydb.core.api.FlywayException if a script fails; it has left nothing behind
     */
    String run() {
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
        return "Migrated schema %s from %s to %s with %d scripts"
                .formatted(
                        database.schema(),
                        version(result.initialSchemaVersion),
                        version(result.targetSchemaVersion == null
                                ? result.initialSchemaVersion
                                : result.targetSchemaVersion),
                        result.migrationsExecuted);
    }

    private static String version(@org.jspecify.annotations.Nullable String version) {
        return version == null || version.isEmpty() ? "nothing" : version;
    }
}
