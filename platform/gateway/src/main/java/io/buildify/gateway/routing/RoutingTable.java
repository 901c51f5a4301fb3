package io.buildify.gateway.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All admitted routes, immutable. Precedence is the Gateway API's: the more specific host, an exact path before a
 * prefix, the longer prefix, a method, more headers, more query parameters, the older route, the route's name.
 */
public final class RoutingTable {

    /** The header that the gateway sets from the verified token, and by which owned instances are chosen. */
    public static final String TENANT = "buildify-tenant";

    /** As {@link #TENANT}, for a company's own instance. */
    public static final String COMPANY = "buildify-company";

    private static final String ANY_HOST = "";

    private final Map<String, PathIndex> byHost;

    /** The rule that takes a request, and the route it stands in. */
    public record Found(Route route, Rule rule) {}

    public RoutingTable(Collection<Route> routes) {
        Map<String, List<Candidate>> candidates = new HashMap<>();
        for (Route route : routes) {
            List<Candidate> ofRoute = candidatesOf(route);
            for (String host : route.hostnames().isEmpty() ? List.of(ANY_HOST) : route.hostnames()) {
                candidates.computeIfAbsent(host, any -> new ArrayList<>()).addAll(ofRoute);
            }
        }
        byHost = candidates.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new PathIndex(entry.getValue())));
    }

    private static List<Candidate> candidatesOf(Route route) {
        List<Candidate> candidates = new ArrayList<>();
        for (Rule rule : route.rules()) {
            for (Match match : rule.matches()) {
                candidates.add(new Candidate(route, rule, match, candidates.size()));
            }
        }
        return candidates;
    }

    /** The rule that takes this request; empty where none does. */
    public Optional<Found> find(RouteRequest request) {
        Candidate candidate = first(request.host(), request);
        for (int dot = request.host().indexOf('.');
                candidate == null && dot >= 0;
                dot = request.host().indexOf('.', dot + 1)) {
            candidate = first("*" + request.host().substring(dot), request);
        }
        if (candidate == null) {
            candidate = first(ANY_HOST, request);
        }
        return Optional.ofNullable(candidate).map(it -> new Found(it.route(), it.rule()));
    }

    private @Nullable Candidate first(String host, RouteRequest request) {
        PathIndex index = byHost.get(host);
        return index == null ? null : index.first(request);
    }
}
