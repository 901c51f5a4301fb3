package io.buildify.sdk.it;

import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An instance of the module with notes whose replicas are processes, which a test starts and kills. */
final class Replicas implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    final ModuleInstance instance;
    private final List<ModuleProcess> processes = new ArrayList<>();

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

    /** A user of a replica. */
    AppUser user(ModuleProcess replica, String tenant) {
        return instance.user(tenant, null).at(replica.root());
    }

    private ModuleProcess started(Map<String, String> environment) {
        ModuleProcess process = ModuleProcess.start(JAR, environment);
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        processes.forEach(ModuleProcess::close);
        instance.close();
    }
}
