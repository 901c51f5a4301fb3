package io.buildify.gateway.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one path, in the order of precedence. Those that ask for a tenant are found by that tenant, so that
 * the thousandth owned instance of a module costs a request no more than the first.
 */
final class Candidates {

    private record Ranked(int rank, Candidate candidate) {}

    private final Map<String, List<Ranked>> byTenant = new HashMap<>();
    private final List<Ranked> forAnybody = new ArrayList<>();

    Candidates(List<Candidate> all) {
        List<Candidate> sorted = all.stream().sorted(Candidate.PRECEDENCE).toList();
        for (int rank = 0; rank < sorted.size(); rank++) {
            Candidate candidate = sorted.get(rank);
            listOf(candidate.match()).add(new Ranked(rank, candidate));
        }
    }

    private List<Ranked> listOf(Match match) {
        return match.headers().stream()
                .filter(header -> header.name().equals(RoutingTable.TENANT))
                .findFirst()
                .map(header -> byTenant.computeIfAbsent(header.value(), any -> new ArrayList<>()))
                .orElse(forAnybody);
    }

    @Nullable
    Candidate first(RouteRequest request) {
        Ranked shared = first(forAnybody, request);
        String tenant = byTenant.isEmpty() ? null : request.headers().value(RoutingTable.TENANT);
        Ranked own = tenant == null ? null : first(byTenant.getOrDefault(tenant, List.of()), request);
        if (own == null || (shared != null && shared.rank < own.rank)) {
            return shared == null ? null : shared.candidate;
        }
        return own.candidate;
    }

    private static @Nullable Ranked first(List<Ranked> ranked, RouteRequest request) {
        for (Ranked each : ranked) {
            if (each.candidate.match().fits(request)) {
                return each;
            }
        }
        return null;
    }
}
