package io.buildify.bench;

import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Two modules, each a process with a database of its own: the SDK's module of notes twice, of which the first publishes
 * and the second handles; each has to read a topic of notes, and the second writes none.
 */
final class EventModules implements AutoCloseable {

    static final String TENANT = "bench";
    private static final String MODULE = "notes";
    private static final Path JAR = Path.of("platform/sdk/integration-tests/target/quarkus-app/quarkus-run.jar");
    /** The collector that Java takes by itself in a pod of less than 1792 MB, and that local clusters give to modules. */
    static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Module publisher;
    private final Module subscriber;
    private final String token;

    /** One of the two. */
    record Module(ModuleInstance instance, Peer peer) {}

    EventModules(LocalCluster cluster) throws SQLException, IOException, InterruptedException, ExecutionException {
        ModuleInstance first = prepared(cluster);
        ModuleInstance second = prepared(cluster);
        letRead(cluster, second, first.events().ownTopic());
        letRead(cluster, first, second.events().ownTopic());
        publisher = started(first, second.events().ownTopic());
        subscriber = started(second, first.events().ownTopic());
        token = first.token(TENANT, null);
        awaitServing(publisher);
        awaitServing(subscriber);
    }

    /** Of a user of the tenant. */
    String token() {
        return token;
    }

    Module publisher() {
        return publisher;
    }

    Module subscriber() {
        return subscriber;
    }

    /**
     * Posts a note of that text.
     *
     * @param path below the module's prefix
     * @return the status
     */
    CompletableFuture<Integer> post(Module module, String path, String text) {
        HttpRequest request = request(module, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private HttpRequest.Builder request(Module module, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/%s/%s"
                        .formatted(module.peer().port(), MODULE, path)))
                .header("Authorization", "Bearer " + token);
    }

    private ModuleInstance prepared(LocalCluster cluster) throws SQLException {
        ModuleInstance instance = ModuleInstance.prepare(cluster, MODULE);
        parts.addFirst(instance);
        instance.publish(TENANT, null, Records.tenant("{\"colour\":\"red\",\"price_per_note\":1}"));
        return instance;
    }

    /** Starts one that takes notes from that topic. */
    private Module started(ModuleInstance instance, String notes) throws IOException, InterruptedException {
        Peer.run(JAR, OPTIONS, instance.ownerEnvironment(), "migrate");
        Map<String, String> environment = new HashMap<>(instance.environment());
        environment.put(
                "BUILDIFY_EVENTS_SUBSCRIPTIONS", "core=" + instance.events().coreTopic() + "," + MODULE + "=" + notes);
        Peer peer = Peer.of(JAR, OPTIONS, environment);
        parts.addFirst(peer);
        return new Module(instance, peer);
    }

    private void letRead(LocalCluster cluster, ModuleInstance reader, String topic)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:" + reader.environment().get("BUILDIFY_KAFKA_USERNAME"),
                                    "*",
                                    AclOperation.READ,
                                    AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    private void awaitServing(Module module) throws IOException, InterruptedException {
        HttpRequest request = request(module, "configuration").build();
        for (int tries = 0; tries < 600; tries++) {
            if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new IllegalStateException("The module does not serve tenant " + TENANT + " within 60 s");
    }

    @Override
    public void close() throws Exception {
        http.close();
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
