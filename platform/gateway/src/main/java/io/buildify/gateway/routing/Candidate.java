package io.buildify.gateway.routing;

import java.time.Instant;
import java.util.Comparator;

/**
 * One match of one rule, with what decides between it and others on the same path: a method, then more headers, then
 * more query parameters, then the older route, then the route's name, then the order within the route.
 */
record Candidate(Route route, Rule rule, Match match, int position) {

    static final Comparator<Candidate> PRECEDENCE = Comparator.<Candidate, Boolean>comparing(
                    c -> c.match.method() == null)
            .thenComparing(c -> -c.match.headers().size())
            .thenComparing(c -> -c.match.query().size())
            .thenComparing(Candidate::created)
            .thenComparing(c -> c.route.name())
            .thenComparing(Candidate::position);

    private Instant created() {
        return route.created();
    }
}
