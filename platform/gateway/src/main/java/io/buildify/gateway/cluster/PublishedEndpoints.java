package io.buildify.gateway.cluster;

import io.buildify.gateway.upstream.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one port of one Service, from its slices.
 *
 * @param ready those that take requests
 * @param leaving those that are being stopped but still answer; used only when none is ready
 * @param total all that are published
 */
record PublishedEndpoints(List<Endpoint> ready, List<Endpoint> leaving, int total) {

    /** @param portName as in the Service; {@code null} or empty for its only port */
    static PublishedEndpoints of(Collection<EndpointSlice> slices, @Nullable String portName) {
        List<Endpoint> ready = new ArrayList<>();
        List<Endpoint> leaving = new ArrayList<>();
        int total = 0;
        for (EndpointSlice slice : slices) {
            Integer port = port(slice, Objects.requireNonNullElse(portName, ""));
            if (port == null) {
                continue;
            }
            for (var published : slice.getEndpoints()) {
                Endpoint endpoint = new Endpoint(host(published.getAddresses().getFirst()), port);
                total++;
                if (isReady(published.getConditions())) {
                    ready.add(endpoint);
                } else if (isServing(published.getConditions())) {
                    leaving.add(endpoint);
                }
            }
        }
        return new PublishedEndpoints(ready, leaving, total);
    }

    /** The endpoints to dial. */
    List<Endpoint> usable() {
        return List.copyOf(ready.isEmpty() ? leaving : ready);
    }

    private static @Nullable Integer port(EndpointSlice slice, String name) {
        return slice.getPorts().stream()
                .filter(port -> Objects.requireNonNullElse(port.getName(), "").equals(name))
                .map(port -> port.getPort())
                .findFirst()
                .orElse(null);
    }

    /** RFC 6761: such names are the loopback, whatever a resolver says. */
    private static String host(String address) {
        String name = address.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") ? "127.0.0.1" : address;
    }

    private static boolean isReady(@Nullable EndpointConditions conditions) {
        return conditions == null || !Boolean.FALSE.equals(conditions.getReady());
    }

    private static boolean isServing(EndpointConditions conditions) {
        return Boolean.TRUE.equals(conditions.getServing()) && Boolean.TRUE.equals(conditions.getTerminating());
    }
}
