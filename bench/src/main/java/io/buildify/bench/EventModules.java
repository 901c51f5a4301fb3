package io.buildify.bench;

import io.buildify.local.junit.LocalCluster;
import io.buildify.testing.ModuleInstance;
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

    private static final String MODULE = "notes";
    private static final Path JAR = ServedModule.packaged("platform/sdk/integration-tests");
    private static final String CONFIGURATION = "{\"colour\":\"red\",\"price_per_note\":1}";

    private final List<AutoCloseable> parts = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServedModule publisher;
    private final ServedModule subscriber;
    private final String token;

    EventModules(LocalCluster cluster) throws SQLException, IOException, InterruptedException, ExecutionException {
        ModuleInstance first = ModuleInstance.prepare(cluster, MODULE);
        ModuleInstance second = ModuleInstance.prepare(cluster, MODULE);
        letRead(cluster, second, first.events().ownTopic());
        letRead(cluster, first, second.events().ownTopic());
        publisher = started(first, second.events().ownTopic());
        subscriber = started(second, first.events().ownTopic());
        token = publisher.token();
        publisher.enable(CONFIGURATION, token);
        subscriber.enable(CONFIGURATION, token);
    }

    /** Of a user of the tenant. */
    String token() {
        return token;
    }

    ServedModule publisher() {
        return publisher;
    }

    ServedModule subscriber() {
        return subscriber;
    }

    /**
     * Posts a note of that text.
     *
     * @param path below the module's prefix
     * @return the status
     */
    CompletableFuture<Integer> post(ServedModule module, String path, String text) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/%s/%s".formatted(module.port(), MODULE, path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    /** Starts one that takes notes from that topic. */
    private ServedModule started(ModuleInstance instance, String notes) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(instance.environment());
        environment.put(
                "BUILDIFY_EVENTS_SUBSCRIPTIONS", "core=" + instance.events().coreTopic() + "," + MODULE + "=" + notes);
        ServedModule module = new ServedModule(instance, JAR, environment);
        parts.addFirst(module);
        return module;
    }

    private static void letRead(LocalCluster cluster, ModuleInstance reader, String topic)
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

    @Override
    public void close() throws Exception {
        http.close();
        for (AutoCloseable part : parts) {
            part.close();
        }
    }
}
