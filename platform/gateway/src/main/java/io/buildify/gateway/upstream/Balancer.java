package io.buildify.gateway.upstream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the endpoint with the fewest requests under way. Ejected ones are left out while there are others: when
 * everything seems broken, trying is better than refusing. Belongs to one event loop.
 */
public final class Balancer {

    private final EndpointStates states;
    private final LongSupplier nanos;
    private int turn;

    public Balancer(EndpointStates states, LongSupplier nanos) {
        this.states = states;
        this.nanos = nanos;
    }

    /**
     * @param tried endpoints that this request has already failed on
     * @return empty when every endpoint was tried
     */
    public Optional<EndpointState> choose(List<Endpoint> endpoints, Set<Endpoint> tried) {
        long now = nanos.getAsLong();
        int first = endpoints.isEmpty() ? 0 : Math.floorMod(turn++, endpoints.size());
        EndpointState best = null;
        for (int i = 0; i < endpoints.size(); i++) {
            Endpoint endpoint = endpoints.get((first + i) % endpoints.size());
            if (!tried.contains(endpoint)) {
                best = better(best, states.of(endpoint), now);
            }
        }
        return Optional.ofNullable(best);
    }

    private static EndpointState better(@Nullable EndpointState best, EndpointState other, long now) {
        if (best == null) {
            return other;
        }
        if (best.isEjected(now) != other.isEjected(now)) {
            return best.isEjected(now) ? other : best;
        }
        return other.pending() < best.pending() ? other : best;
    }
}
