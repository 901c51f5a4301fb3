package io.buildify.gateway.cluster;

import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.upstream.Endpoint;
import java.util.List;
import java.util.Map;

/**
 * Everything a request needs to know about the cluster, at one moment. Replaced as a whole, so that a request never sees
 * half a change.
 *
 * @param endpoints the endpoints to dial for each port of each Service; a Service that does not exist has no entry
 * @param instances per module, one entry for each Service
 */
public record Topology(
        RoutingTable routes, Map<ServicePort, List<Endpoint>> endpoints, Map<String, List<InstanceHealth>> instances) {

    /** What is known before the cluster has been read. */
    public static final Topology EMPTY = new Topology(new RoutingTable(List.of()), Map.of(), Map.of());

    public Topology {
        endpoints = Map.copyOf(endpoints);
        instances = Map.copyOf(instances);
    }

    /** Whether the cluster has been read. */
    public boolean isKnown() {
        return this != EMPTY;
    }
}
