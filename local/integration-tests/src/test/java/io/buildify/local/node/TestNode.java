package io.buildify.local.node;

import io.buildify.local.agent.NodeAgent;
import io.buildify.local.agent.NodeAgentSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A control plane with one node agent, and the images that tests run. */
final class TestNode implements AutoCloseable {

    /**
     * {@code shell} runs a shell script; {@code web} serves its working directory on {@code $PORT}, so that a test makes
     * paths answer or not by creating and deleting files there.
     */
    private static final String IMAGES = """
            images:
            - image: test/shell
              command: [sh, -c]
            - image: test/web
              command: [sh, -c, 'exec "$0" -XX:TieredStopAtLevel=1 -m jdk.httpserver -b "$HOST" -p "$PORT"', "${java.home}/bin/java"]
            """;

    private final TestControlPlane controlPlane;
    private final KubernetesClient client;
    private @Nullable NodeAgent agent;

    TestNode() throws Exception {
        controlPlane = new TestControlPlane();
        client = new KubernetesClientBuilder()
                .withConfig(controlPlane.administrator())
                .build();
        Files.writeString(images(), IMAGES);
        startAgent();
    }

    void startAgent() throws Exception {
        agent = NodeAgent.start(settings());
    }

    void stopAgent() throws IOException {
        if (agent != null) {
            agent.close();
            agent = null;
        }
    }

    NodeAgentSettings settings() {
        return NodeAgentSettings.of(
                controlPlane.administrator(),
                pods(),
                images(),
                Map.of("java.home", System.getProperty("java.home")),
                "/usr/local/bin:/usr/bin:/bin",
                controlPlane.kubelet());
    }

    TestControlPlane controlPlane() {
        return controlPlane;
    }

    KubernetesClient client() {
        return client;
    }

    Path pods() {
        return controlPlane.folder().resolve("pods");
    }

    Path images() {
        return controlPlane.folder().resolve("images.yaml");
    }

    @Override
    public void close() throws Exception {
        stopAgent();
        client.close();
        controlPlane.close();
    }
}
