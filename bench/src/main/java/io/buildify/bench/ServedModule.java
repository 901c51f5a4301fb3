package io.buildify.bench;

import io.buildify.local.token.TokenRequest;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A module that serves a tenant: an instance with a database of its own, and its process, which can be started anew. */
final class ServedModule implements AutoCloseable {

    static final String TENANT = "bench";

    /** The collector that Java takes by itself in a pod of less than 1792 MB, and that local clusters give to modules. */
    static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final int TRIES = 600;
    private static final long BETWEEN_TRIES = Duration.ofMillis(100).toNanos();

    private final ModuleInstance instance;
    private final Path jar;
    private final Map<String, String> environment;
    private Peer peer;

    /** Migrates the database and starts the process with that environment. */
    ServedModule(ModuleInstance instance, Path jar, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.instance = instance;
        this.jar = jar;
        this.environment = environment;
        Peer.run(jar, OPTIONS, instance.ownerEnvironment(), "migrate");
        this.peer = Peer.of(jar, OPTIONS, environment);
    }

    /** Where the packaged module in that folder is. */
    static Path packaged(String folder) {
        return Path.of(folder, "target/quarkus-app/quarkus-run.jar");
    }

    /** Enables the module for the tenant with that configuration, JSON, and returns once it serves it. */
    void enable(String configuration, String token, String... features) throws IOException, InterruptedException {
        instance.publish(TENANT, null, Records.tenant(configuration, features));
        awaitServing(token);
    }

    /** A token of a user of the tenant who has these permissions. */
    String token(String... permissions) {
        return instance.cluster()
                .sign(new TokenRequest(
                        "bench",
                        instance.cluster().audience(),
                        TENANT,
                        null,
                        List.of(),
                        List.of(permissions),
                        Duration.ofHours(1)));
    }

    ModuleInstance instance() {
        return instance;
    }

    int port() {
        return peer.port();
    }

    /** Ends the process, and returns when it has ended. */
    void stop() throws IOException, InterruptedException {
        peer.close();
        peer.process().waitFor();
    }

    /** Starts it anew, and returns once it serves the tenant. */
    void start(String token) throws IOException, InterruptedException {
        peer = Peer.of(jar, OPTIONS, environment);
        awaitServing(token);
    }

    private void awaitServing(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/%s/configuration".formatted(port(), instance.module())))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int tries = 0; tries < TRIES; tries++) {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                LockSupport.parkNanos(BETWEEN_TRIES);
            }
        }
        throw new IllegalStateException("Module " + instance.module() + " does not serve tenant " + TENANT);
    }

    /** Ends the process and takes the instance away. */
    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        instance.close();
    }
}
