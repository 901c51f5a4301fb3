package io.buildify.gateway.edge;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes to the API server what operator and node agent write, and takes it away again. */
final class Publisher implements AutoCloseable {

    private final KubernetesClient client;
    private final Deque<HasMetadata> written = new ArrayDeque<>();

    Publisher(KubernetesClient client) {
        this.client = client;
    }

    /** Service, slice and route of an instance for the whole module. */
    void instance(String instance, String module, int... ports) {
        instance(instance, module, "", ports);
    }

    /** @param headers of the match, in YAML's flow style */
    void instance(String instance, String module, String headers, int... ports) {
        apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: %1$s, namespace: buildify-modules, labels: {buildify.io/module: %2$s}}
                spec: {ports: [{name: http, port: 8080, targetPort: http}]}
                """.formatted(instance, module));
        endpoints(instance, ports);
        route(
                instance,
                module,
                "{path: {type: PathPrefix, value: /api/v1/%s}, headers: [%s]}".formatted(module, headers));
    }

    /** The slices of an instance, one for each pod, as the node agent publishes them. */
    void endpoints(String instance, int... ports) {
        for (int i = 0; i < Math.max(2, ports.length); i++) {
            String name = instance + "-" + i;
            if (i < ports.length) {
                apply("""
                        apiVersion: discovery.k8s.io/v1
                        kind: EndpointSlice
                        metadata: {name: %1$s, namespace: buildify-modules, labels: {kubernetes.io/service-name: %2$s}}
                        addressType: FQDN
                        ports: [{name: http, port: %3$d, protocol: TCP}]
                        endpoints: [{addresses: [%1$s.localhost], conditions: {ready: true}}]
                        """.formatted(name, instance, ports[i]));
            } else {
                client.discovery()
                        .v1()
                        .endpointSlices()
                        .inNamespace("buildify-modules")
                        .withName(name)
                        .delete();
            }
        }
    }

    void route(String name, String module, String match) {
        route("buildify-modules", "{name: buildify, namespace: buildify-system}", name, module, match);
    }

    void route(String namespace, String parent, String name, String module, String match) {
        apply("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: %1$s, namespace: %2$s, labels: {buildify.io/module: %3$s}}
                spec:
                  parentRefs: [%4$s]
                  rules: [{matches: [%5$s], backendRefs: [{name: %1$s, port: 8080}]}]
                """.formatted(name, namespace, module, parent, match));
    }

    void withdrawRoute(String name) {
        written.stream()
                .filter(object -> object.getKind().equals("HTTPRoute")
                        && object.getMetadata().getName().equals(name))
                .forEach(object -> client.resource(object).delete());
    }

    private void apply(String yaml) {
        HasMetadata object = Serialization.unmarshal(yaml);
        written.push(object);
        client.resource(object).forceConflicts().serverSideApply();
    }

    @Override
    public void close() {
        written.forEach(object -> client.resource(object).delete());
    }
}
