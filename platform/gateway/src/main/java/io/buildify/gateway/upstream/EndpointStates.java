package io.buildify.gateway.upstream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of each endpoint; outlives changes of the routes. */
public final class EndpointStates {

    private final Map<Endpoint, EndpointState> states = new ConcurrentHashMap<>();

    EndpointState of(Endpoint endpoint) {
        EndpointState state = states.get(endpoint);
        return state != null ? state : states.computeIfAbsent(endpoint, EndpointState::new);
    }

    /** Forgets every endpoint that is no longer published. */
    public void retain(Set<Endpoint> published) {
        states.keySet().retainAll(published);
    }
}
