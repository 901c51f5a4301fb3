package io.buildify.testing;

import io.buildify.events.ConfigurationRecord;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.token.TokenRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/**
 * What a module runs on while its author works on it: PostgreSQL, Kafka, an instance of its own there, and a tenant with
 * the defaults of {@code module.yaml}. It outlives reloads of the module and ends with the process.
 */
public final class DevelopmentInstance implements AutoCloseable {

    /** The tenant that is served. */
    public static final String TENANT = "acme";

    /** The company that the author's token is of. */
    public static final String COMPANY = "acme-de";

    private static final Duration DAY = Duration.ofHours(12);

    private final Path folder;
    private final LocalCluster cluster;
    private final String module;
    private final ModuleInstance instance;
    private @Nullable ConfigurationRecord published;

    private DevelopmentInstance(Path folder, LocalCluster cluster, String module, ModuleInstance instance) {
        this.folder = folder;
        this.cluster = cluster;
        this.module = module;
        this.instance = instance;
    }

    /**
     * Starts PostgreSQL and Kafka, unless BUILDIFY_TEST_HOME names a cluster that has them; the database is empty then.
     *
     * @param folder the module's, with its {@code module.yaml}
     */
    public static DevelopmentInstance start(Path folder) throws SQLException {
        ModuleFile file = ModuleFile.in(folder);
        if (file.name().isEmpty()) {
            throw new IllegalStateException(
                    "%s has no module.yaml that names the module: ./buildify new makes one, or set the variables of docs/module-contract.md yourself."
                            .formatted(folder));
        }
        LocalCluster cluster = LocalCluster.data();
        return new DevelopmentInstance(
                folder, cluster, file.name(), ModuleInstance.prepare(cluster, file.name(), file.publishers()));
    }

    /** The environment of the module's process, as in docs/module-contract.md. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(instance.environment());
        environment.put("buildify.test-data.allowed", "true");
        return environment;
    }

    /**
     * Brings the database and the tenant's configuration up to the module's files, before the module is started.
     *
     * @param scripts Flyway's
     * @return whether the database had to begin anew, since a script that had run was changed
     */
    public boolean update(Path scripts) throws SQLException {
        boolean anew = migrate(scripts);
        ModuleFile file = ModuleFile.in(folder);
        ConfigurationRecord record = Records.tenant(file.defaults(), file.features());
        if (!record.equals(published)) {
            instance.publish(TENANT, null, record);
            published = record;
        }
        return anew;
    }

    private boolean migrate(Path scripts) throws SQLException {
        try {
            instance.database().migrate(scripts);
            return false;
        } catch (FlywayValidateException e) {
            instance.database().drop();
            instance.database().create();
            instance.database().migrate(scripts);
            return true;
        }
    }

    /** Lines for the author, with a request to copy. */
    public String greeting(int port) {
        List<String> permissions = Stream.concat(
                        ModuleFile.in(folder).permissions().stream(), Stream.of("test-data.write"))
                .toList();
        String token = cluster.sign(
                new TokenRequest("author", cluster.audience(), TENANT, COMPANY, List.of(), permissions, DAY));
        return """

                Tenant %s has the module, with the defaults of module.yaml. Its company %s may do everything for %d hours:

                TOKEN=%s
                curl -H "Authorization: Bearer $TOKEN" http://localhost:%d/api/v1/%s/configuration
                """.formatted(TENANT, COMPANY, DAY.toHours(), token, port, module);
    }

    /** Takes the instance away again, and ends what was started for it. */
    @Override
    public void close() {
        try {
            instance.close();
        } finally {
            cluster.end();
        }
    }
}
