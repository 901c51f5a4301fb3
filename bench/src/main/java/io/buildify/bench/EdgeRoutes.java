package io.buildify.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The bench's instance as operator and node agent would publish it, among other routes; gone with the bench. */
final class EdgeRoutes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesClient client;
    private final List<HasMetadata> published = new ArrayList<>();

    /** @param others routes that no request of the bench matches */
    EdgeRoutes(KubernetesClient client, int upstream, int others) {
        this.client = client;
        publish("""
                apiVersion: v1
                kind: Service
                metadata: {name: bench-edge, namespace: buildify-modules}
                spec: {ports: [{name: http, port: 8080}]}
                """);
        publish("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata: {name: bench-edge, namespace: buildify-modules, labels: {kubernetes.io/service-name: bench-edge}}
                addressType: FQDN
                ports: [{name: http, port: %d, protocol: TCP}]
                endpoints: [{addresses: [bench-edge.localhost], conditions: {ready: true}}]
                """.formatted(upstream));
        publish(route("bench-edge", "/api/v1/bench-edge", ""));
        for (int i = 0; i < others; i++) {
            String owner = "headers: [{type: Exact, name: buildify-tenant, value: bench-other-%d}]".formatted(i);
            publish(route("bench-edge-" + i, i % 2 == 0 ? "/api/v1/bench-edge" : "/api/v1/other-" + i, owner));
        }
    }

    private static String route(String name, String prefix, String headers) {
        return """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: %s, namespace: buildify-modules}
                spec:
                  parentRefs: [{name: buildify, namespace: buildify-system}]
                  rules:
                  - matches: [{path: {type: PathPrefix, value: %s}, %s}]
                    backendRefs: [{name: bench-edge, port: 8080}]
                """.formatted(name, prefix, headers);
    }

    private void publish(String yaml) {
        HasMetadata object = Serialization.unmarshal(yaml);
        published.add(object);
        client.resource(object).forceConflicts().serverSideApply();
    }

    /** Returns once the gateway on that port answers. */
    void awaitServed(int port, String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() != 200) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The gateway does not serve the bench: " + answer.body());
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }
    }

    @Override
    public void close() {
        published.forEach(object -> client.resource(object).delete());
    }
}
