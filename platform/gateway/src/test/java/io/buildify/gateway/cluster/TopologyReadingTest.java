package io.buildify.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.gateway.routing.RouteRequest;
import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.routing.Target;
import io.buildify.gateway.upstream.Endpoint;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Objects as the API server returns them, and what is read out of them. */
class TopologyReadingTest {

    private static final GatewayReference GATEWAY = new GatewayReference("buildify-system", "buildify");

    @Test
    void readsARouteOfTheOperator() {
        HTTPRoute route = route("financial-globex-1a2b3c4d", """
                parentRefs: [{name: buildify, namespace: buildify-system}]
                rules:
                - matches:
                  - path: {type: PathPrefix, value: /api/v1/financial}
                    headers: [{type: Exact, name: Buildify-Tenant, value: globex}]
                  backendRefs: [{name: financial-globex-1a2b3c4d, port: 8080}]
                """);

        RoutingTable.Found found = find(route, "/api/v1/financial/x", Map.of("buildify-tenant", "globex"))
                .orElseThrow();

        assertThat(found.route().name()).isEqualTo("financial-globex-1a2b3c4d");
        assertThat(found.route().module()).isEqualTo("financial");
        assertThat(((Target.Forward) found.rule().target()).backends())
                .singleElement()
                .satisfies(backend -> assertThat(backend.weight()).isEqualTo(1));
        assertThat(find(route, "/api/v1/financial/x", Map.of("buildify-tenant", "acme")))
                .isEmpty();
    }

    @Test
    void admitsRoutesOfThisGatewayOnly() {
        for (String parent : List.of(
                "{name: buildify}", // the route's own namespace
                "{name: other, namespace: buildify-system}",
                "{name: buildify, namespace: buildify-system, kind: Service, group: ''}")) {
            HTTPRoute route = route("r", """
                    parentRefs: [%s]
                    rules: [{backendRefs: [{name: s, port: 80}]}]
                    """.formatted(parent));
            assertThat(find(route, "/", Map.of())).as(parent).isEmpty();
        }
    }

    @Test
    void aRuleWithoutMatchesTakesEverything() {
        HTTPRoute route = route("r", """
                parentRefs: [{name: buildify, namespace: buildify-system}]
                rules: [{backendRefs: [{name: s, port: 80}]}]
                """);

        assertThat(find(route, "/any/thing", Map.of())).isPresent();
    }

    @Test
    void whatCannotBeCarriedOutIsAnErrorAndIsToldNotGuessed() {
        HTTPRoute route = route("r", """
                parentRefs: [{name: buildify, namespace: buildify-system}]
                rules:
                - matches: [{path: {type: RegularExpression, value: /a.*}}]
                  backendRefs: [{name: s, port: 80}]
                - matches: [{path: {type: PathPrefix, value: /filtered}}]
                  filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [buildify-tenant]}}]
                  backendRefs: [{name: s, port: 80}]
                - matches: [{path: {type: PathPrefix, value: /elsewhere}}]
                  backendRefs: [{name: s, namespace: buildify-system, port: 80}]
                """);

        TopologyReading reading = read(List.of(route), List.of(), List.of());

        assertThat(find(route, "/abc", Map.of())).isEmpty();
        assertThat(find(route, "/filtered", Map.of()).orElseThrow().rule().target())
                .isInstanceOf(Target.Unusable.class);
        assertThat(find(route, "/elsewhere", Map.of()).orElseThrow().rule().target())
                .isInstanceOf(Target.Unusable.class);
        assertThat(reading.problems())
                .hasSize(3)
                .allMatch(problem -> problem.startsWith("HTTPRoute r: "))
                .anyMatch(problem -> problem.contains("RegularExpression"))
                .anyMatch(problem -> problem.contains("filter"))
                .anyMatch(problem -> problem.contains("namespace"));
    }

    @Test
    void takesEndpointsOfThePortFromAllSlices() {
        TopologyReading reading = read(
                List.of(),
                List.of(service("financial", "{name: http, port: 80}, {name: admin, port: 81}")),
                List.of(
                        slice("financial", "a", "FQDN", "{addresses: [financial-a.localhost]}"),
                        slice("financial", "b", "IPv4", "{addresses: [10.0.0.7], conditions: {ready: true}}"),
                        slice("financial", "c", "IPv6", "{addresses: ['fd00::7'], conditions: {ready: false}}"),
                        slice("financial", "d", "FQDN", "{addresses: [pod.example.com]}"),
                        slice("warehouse", "e", "IPv4", "{addresses: [10.0.0.8]}")));

        assertThat(reading.topology().endpoints().get(new ServicePort("financial", 80)))
                .containsExactlyInAnyOrder(
                        new Endpoint("127.0.0.1", 40001),
                        new Endpoint("10.0.0.7", 40001),
                        new Endpoint("pod.example.com", 40001));
        assertThat(reading.topology().endpoints().get(new ServicePort("financial", 81)))
                .isEmpty();
        assertThat(reading.topology().endpoints()).doesNotContainKey(new ServicePort("warehouse", 80));
        assertThat(reading.topology().instances())
                .containsExactly(Map.entry("financial", List.of(new InstanceHealth("financial", 3, 4))));
    }

    @Test
    void endpointsThatAreBeingStoppedServeWhenThereAreNoOthers() {
        String leaving = "{addresses: [10.0.0.7], conditions: {ready: false, serving: true, terminating: true}}";
        String ready = "{addresses: [10.0.0.8], conditions: {ready: true, serving: true, terminating: false}}";
        List<Service> services = List.of(service("financial", "{name: http, port: 80}"));

        assertThat(read(List.of(), services, List.of(slice("financial", "a", "IPv4", leaving)))
                        .topology()
                        .endpoints())
                .containsEntry(new ServicePort("financial", 80), List.of(new Endpoint("10.0.0.7", 40001)));
        assertThat(read(List.of(), services, List.of(slice("financial", "a", "IPv4", leaving + ", " + ready)))
                        .topology()
                        .endpoints())
                .containsEntry(new ServicePort("financial", 80), List.of(new Endpoint("10.0.0.8", 40001)));
    }

    private static Optional<RoutingTable.Found> find(HTTPRoute route, String path, Map<String, String> headers) {
        return read(List.of(route), List.of(), List.of())
                .topology()
                .routes()
                .find(new RouteRequest("GET", "edge", path, null, headers::get));
    }

    private static TopologyReading read(List<HTTPRoute> routes, List<Service> services, List<EndpointSlice> slices) {
        return TopologyReading.of(routes, services, slices, GATEWAY);
    }

    private static HTTPRoute route(String name, String spec) {
        return Serialization.unmarshal("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata:
                  name: %s
                  namespace: buildify-modules
                  creationTimestamp: "2026-05-01T12:00:00Z"
                  labels: {buildify.io/module: financial}
                spec:
                """.formatted(name) + spec.indent(2), HTTPRoute.class);
    }

    private static Service service(String name, String ports) {
        return Serialization.unmarshal("""
                apiVersion: v1
                kind: Service
                metadata: {name: %s, namespace: buildify-modules, labels: {buildify.io/module: financial}}
                spec: {ports: [%s]}
                """.formatted(name, ports), Service.class);
    }

    private static EndpointSlice slice(String service, String suffix, String type, String endpoints) {
        return Serialization.unmarshal("""
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  name: %1$s-%2$s
                  namespace: buildify-modules
                  labels: {kubernetes.io/service-name: %1$s}
                addressType: %3$s
                ports: [{name: http, port: 40001}, {name: other, port: 40002}]
                endpoints: [%4$s]
                """.formatted(service, suffix, type, endpoints), EndpointSlice.class);
    }
}
