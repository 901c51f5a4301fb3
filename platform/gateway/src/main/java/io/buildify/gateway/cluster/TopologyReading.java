package io.buildify.gateway.cluster;

import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.upstream.Endpoint;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The topology in a set of objects; a pure function of them.
 *
 * @param problems what in the routes is not carried out, whole sentences
 */
record TopologyReading(Topology topology, List<String> problems) {

    private static final String SERVICE_OF_SLICE = "kubernetes.io/service-name";

    static TopologyReading of(
            Collection<HTTPRoute> routes,
            Collection<Service> services,
            Collection<EndpointSlice> slices,
            GatewayReference gateway) {
        List<HttpRouteReading> readings = routes.stream()
                .filter(gateway::isParentOf)
                .map(HttpRouteReading::of)
                .toList();
        Map<String, List<EndpointSlice>> slicesOf =
                slices.stream().collect(Collectors.groupingBy(slice -> label(slice, SERVICE_OF_SLICE)));
        Map<ServicePort, List<Endpoint>> endpoints = new HashMap<>();
        Map<String, List<InstanceHealth>> instances = new HashMap<>();
        for (Service service : services) {
            String name = service.getMetadata().getName();
            List<PublishedEndpoints> ofPorts = new ArrayList<>();
            for (var port : service.getSpec().getPorts()) {
                var published = PublishedEndpoints.of(slicesOf.getOrDefault(name, List.of()), port.getName());
                endpoints.put(new ServicePort(name, port.getPort()), published.usable());
                ofPorts.add(published);
            }
            String module = label(service, HttpRouteReading.MODULE);
            if (!module.isEmpty() && !ofPorts.isEmpty()) {
                instances
                        .computeIfAbsent(module, any -> new ArrayList<>())
                        .add(new InstanceHealth(
                                name,
                                ofPorts.getFirst().ready().size(),
                                ofPorts.getFirst().total()));
            }
        }
        RoutingTable table =
                new RoutingTable(readings.stream().map(HttpRouteReading::route).toList());
        return new TopologyReading(
                new Topology(table, endpoints, instances),
                readings.stream()
                        .flatMap(reading -> reading.problems().stream())
                        .toList());
    }

    private static String label(HasMetadata object, String name) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? "" : Objects.requireNonNullElse(labels.get(name), "");
    }
}
