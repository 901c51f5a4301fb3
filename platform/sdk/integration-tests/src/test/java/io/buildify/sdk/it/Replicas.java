package io.buildify.sdk.it;

import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An instance of the module with notes whose replicas are processes, which a test starts and kills. */
final class Replicas implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    final ModuleInstance instance;
    private final List<ModuleProcess> processes = new ArrayList<>();
    private final Map<ModuleProcess, AppUser> users = new ConcurrentHashMap<>();

    Replicas(LocalCluster cluster) throws SQLException {
        instance = ModuleInstance.create(cluster, "notes");
    }

    ModuleProcess start() {
        return started(instance.environment());
    }

    /** @param fault where it is to die, such as {@code AFTER_JOB_COMMIT:2} */
    ModuleProcess startToDieAt(String fault) {
        Map<String, String> environment = instance.environment();
        environment.put("BUILDIFY_FAULT_POINT", fault);
        return started(environment);
    }

    /** @param settings more of its environment, or instead of what it would be */
    ModuleProcess start(Map<String, String> settings) {
        Map<String, String> environment = instance.environment();
        environment.putAll(settings);
        return started(environment);
    }

    /** The user of the tenant at each of these replicas that answers, or could. */
    List<AppUser> users(Collection<ModuleProcess> of, String tenant) {
        return of.stream()
                .filter(ModuleProcess::isAlive)
                .filter(replica -> replica.listensAt().isPresent())
                .map(replica -> users.computeIfAbsent(replica, up -> user(up, tenant)))
                .toList();
    }

    /** A user of a replica. */
    AppUser user(ModuleProcess replica, String tenant) {
        return instance.user(tenant, null).at(replica.root());
    }

    /** A process of another instance of the same module. */
    ModuleProcess start(ModuleInstance other) {
        return started(other.environment());
    }

    /** @param jar another release of the module */
    ModuleProcess start(Path jar) {
        return started(jar, instance.environment());
    }

    private ModuleProcess started(Map<String, String> environment) {
        return started(JAR, environment);
    }

    private ModuleProcess started(Path jar, Map<String, String> environment) {
        ModuleProcess process = ModuleProcess.start(jar, environment);
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(ModuleProcess::close);
        instance.close();
    }
}
