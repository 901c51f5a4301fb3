package io.buildify.local.agent;

import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What a node agent is started with.
 *
 * @param nodeName name of the Node it registers; lower case, a DNS label
 * @param kubernetes how to reach the API server, with rights on nodes, pods, services, endpoint slices, events and tokens
 * @param folder the agent's own folder; {@code <pod uid>/} below it holds what belongs to one pod
 * @param images path of the {@code images.yaml} that maps images to commands; read again when it changes
 * @param placeholders values for {@code ${name}} in {@code images.yaml}, such as {@code project} and {@code java.home}
 * @param searchPath the {@code PATH} of every process; the only variable they share with anybody
 * @param identity the certificate with which the API server and this agent recognise each other
 * @param port where {@code kubectl logs} is served on 127.0.0.1; 0 takes a free port
 * @param capacity what the Node claims to have, by resource name
 * @param restartDelay wait before the second restart of a failing container; doubles up to five minutes
 * @param shutdownGrace how long {@link NodeAgent#close()} waits for processes before it kills them; a pod's shorter grace
 *     period wins
 * @param clock time of conditions, events and log lines
 */
public record NodeAgentSettings(
        String nodeName,
        Config kubernetes,
        Path folder,
        Path images,
        Map<String, String> placeholders,
        String searchPath,
        KubeletIdentity identity,
        int port,
        Map<String, String> capacity,
        Duration restartDelay,
        Duration shutdownGrace,
        Clock clock) {

    /** Far above any machine: requests share a node out between strangers, here they would only leave pods Pending. */
    private static final Map<String, String> AMPLE =
            Map.of("cpu", "256", "memory", "1Ti", "ephemeral-storage", "1Ti", "pods", "1000");

    public NodeAgentSettings {
        folder = folder.toAbsolutePath().normalize();
        images = images.toAbsolutePath().normalize();
        placeholders = Map.copyOf(placeholders);
        capacity = Map.copyOf(capacity);
    }

    /** The settings of a local cluster: node {@code local}, any port, ample capacity, restarts after 1 s, 2 s, 4 s and so on. */
    public static NodeAgentSettings of(
            Config kubernetes,
            Path folder,
            Path images,
            Map<String, String> placeholders,
            String searchPath,
            KubeletIdentity identity) {
        return new NodeAgentSettings(
                "local",
                kubernetes,
                folder,
                images,
                placeholders,
                searchPath,
                identity,
                0,
                AMPLE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Clock.systemUTC());
    }
}
