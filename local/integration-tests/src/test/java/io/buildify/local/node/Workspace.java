package io.buildify.local.node;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** A namespace on the node, and what a user of it does and sees. */
final class Workspace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestNode node;
    private final String name;

    Workspace(TestNode node) {
        this.node = node;
        this.name = client().namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("test-")
                        .endMetadata()
                        .build())
                .create()
                .getMetadata()
                .getName();
        // Pods are refused until the controller manager has made their ServiceAccount.
        until(() ->
                client().serviceAccounts().inNamespace(name).withName("default").get() != null);
    }

    String name() {
        return name;
    }

    TestNode node() {
        return node;
    }

    KubernetesClient client() {
        return node.client();
    }

    void apply(String yaml) {
        client().load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(name)
                .serverSideApply();
    }

    Pod pod(String pod) {
        return Objects.requireNonNull(
                client().pods().inNamespace(name).withName(pod).get(), () -> "pod " + pod);
    }

    List<Pod> pods(String label, String value) {
        return client().pods().inNamespace(name).withLabel(label, value).list().getItems();
    }

    /** Waits for a pod, whatever its name, and returns it. */
    Pod awaitPod(String label, String value, Predicate<Pod> condition) {
        until(() -> pods(label, value).stream().anyMatch(condition));
        return pods(label, value).stream().filter(condition).findFirst().orElseThrow();
    }

    /** Waits until the status of a pod's first container is as wanted, and returns it. */
    ContainerStatus awaitContainer(String pod, Predicate<ContainerStatus> condition) {
        until(() ->
                pod(pod).getStatus().getContainerStatuses().stream().limit(1).anyMatch(condition));
        return pod(pod).getStatus().getContainerStatuses().getFirst();
    }

    void awaitGone(String pod) {
        until(() -> client().pods().inNamespace(name).withName(pod).get() == null);
    }

    /** {@code <type> <reason> <message>} of every Event about an object. */
    List<String> events(String object) {
        return client().v1().events().inNamespace(name).list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(object))
                .map(Workspace::line)
                .toList();
    }

    void awaitEvent(String object, String part) {
        until(() -> events(object).stream().anyMatch(event -> event.contains(part)));
    }

    private static String line(Event event) {
        return event.getType() + " " + event.getReason() + " " + event.getMessage();
    }

    List<EndpointSlice> slices(String service) {
        return client().discovery()
                .v1()
                .endpointSlices()
                .inNamespace(name)
                .withLabel("kubernetes.io/service-name", service)
                .list()
                .getItems();
    }

    /** The real ports of a Service's pods that are ready. */
    List<Integer> readyPorts(String service) {
        return slices(service).stream()
                .filter(slice -> slice.getEndpoints().getFirst().getConditions().getReady())
                .map(slice -> slice.getPorts().getFirst().getPort())
                .toList();
    }

    /** Status of {@code GET <path>} on a port of this machine. */
    int get(int port, String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** The folder where a container's process works. */
    Path home(Pod pod, String container) {
        return node.pods()
                .resolve(pod.getMetadata().getUid())
                .resolve(container)
                .resolve("home");
    }

    /** The processes of a pod that run on this machine. */
    List<ProcessHandle> processes(String uid) {
        return ProcessHandle.allProcesses()
                .filter(process -> belongs(process, uid))
                .toList();
    }

    private static boolean belongs(ProcessHandle process, String uid) {
        try {
            var environment =
                    Files.readString(Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
            return environment.contains("BUILDIFY_LOCAL_CONTAINER=" + uid + "/");
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts kubectl in this namespace. */
    Process startKubectl(String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(
                node.controlPlane().kubectl(),
                "--kubeconfig=" + node.controlPlane().kubeconfig(),
                "--namespace=" + name));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    /** Runs kubectl and returns all that it prints. */
    String kubectl(String... arguments) throws Exception {
        var process = startKubectl(arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    @Override
    public void close() {
        client().namespaces().withName(name).delete();
    }
}
