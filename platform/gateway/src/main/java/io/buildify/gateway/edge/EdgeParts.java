package io.buildify.gateway.edge;

import io.buildify.gateway.cluster.Topology;
import io.buildify.gateway.upstream.EndpointStates;
import java.util.function.Supplier;

/** What the event loops share. */
record EdgeParts(
        Supplier<Topology> topology, Admission admission, Cors cors, EndpointStates states, EdgeMetrics metrics) {}
