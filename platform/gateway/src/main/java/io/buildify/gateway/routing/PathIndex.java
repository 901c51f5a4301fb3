package io.buildify.gateway.routing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The candidates of one host, by path: the exact path first, then its prefixes from the longest to the root. */
final class PathIndex {

    private final Map<PathMatch, Candidates> byPath;

    PathIndex(List<Candidate> all) {
        byPath = all.stream()
                .collect(Collectors.groupingBy(
                        candidate -> candidate.match().path(),
                        Collectors.collectingAndThen(Collectors.toList(), Candidates::new)));
    }

    @Nullable
    Candidate first(RouteRequest request) {
        Candidate exact = first(new PathMatch.Exact(request.path()), request);
        if (exact != null) {
            return exact;
        }
        for (String prefix = request.path(); ; prefix = prefix.substring(0, prefix.lastIndexOf('/'))) {
            Candidate found = first(new PathMatch.Prefix(prefix), request);
            if (found != null || prefix.isEmpty()) {
                return found;
            }
        }
    }

    private @Nullable Candidate first(PathMatch path, RouteRequest request) {
        Candidates candidates = byPath.get(path);
        return candidates == null ? null : candidates.first(request);
    }
}
