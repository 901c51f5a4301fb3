package io.buildify.bench;

import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts the service that is written without the SDK. */
final class PlainService {

    private static final Path JAR = ServedModule.packaged("bench/plain");

    private PlainService() {}

    /** It knows the same tokens as the instance, and works on that database of the same server as its superuser. */
    static Peer start(ModuleInstance instance, String database) throws IOException {
        Map<String, String> environment = new HashMap<>(instance.environment());
        environment.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://%s:%d/%s"
                        .formatted(
                                instance.database().host(), instance.database().port(), database));
        environment.put(
                "QUARKUS_DATASOURCE_USERNAME", instance.cluster().database().username());
        environment.put(
                "QUARKUS_DATASOURCE_PASSWORD", instance.cluster().database().password());
        return Peer.of(JAR, ServedModule.OPTIONS, environment);
    }
}
