package io.buildify.gateway.edge;

import io.buildify.gateway.token.Caller;
import io.buildify.gateway.token.TokenVerifier;
import io.buildify.gateway.token.Verdict;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Who may go on: whoever has a valid token and has not used up the tenant's requests. */
final class Admission {

    private static final String SCHEME = "bearer ";

    private final TokenVerifier tokens;
    private final RateLimits limits;
    private final Set<String> publicPaths;
    private final EdgeMetrics metrics;

    sealed interface Decision {}

    record Refused(Problem problem) implements Decision {}

    /** No token, on a path that needs none. */
    record Anonymous() implements Decision {}

    record Known(Caller caller) implements Decision {}

    /** @param publicPaths prefixes, by whole segments */
    Admission(TokenVerifier tokens, RateLimits limits, Set<String> publicPaths, EdgeMetrics metrics) {
        this.tokens = tokens;
        this.limits = limits;
        this.publicPaths = publicPaths;
        this.metrics = metrics;
    }

    Decision of(MultiMap headers, String path) {
        List<String> credentials = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.isEmpty()) {
            return isPublic(path) ? new Anonymous() : new Refused(Problems.tokenRequired());
        }
        if (credentials.size() > 1) {
            return new Refused(Problems.malformed(400, "The request has more than one Authorization header."));
        }
        String given = credentials.getFirst();
        if (!given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Refused(Problems.tokenRequired());
        }
        return switch (tokens.verify(given.substring(SCHEME.length()).strip())) {
            case Verdict.Refused refused -> new Refused(Problems.refused(refused));
            case Verdict.Accepted(Caller caller) -> withinLimits(caller);
        };
    }

    private Decision withinLimits(Caller caller) {
        long nanos = limits.take(caller.tenant());
        if (nanos == 0) {
            return new Known(caller);
        }
        metrics.rateLimited();
        return new Refused(
                Problems.rateLimited(Math.max(1, Duration.ofNanos(nanos).toSeconds())));
    }

    private boolean isPublic(String path) {
        return publicPaths.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
