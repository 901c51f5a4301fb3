package io.buildify.gateway.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Gateway API's text, carried out literally: collect every match of every rule that fits, then sort by its list of
 * criteria. Shares nothing with the table but the data.
 */
final class RoutingOracle {

    private record Fit(Route route, Rule rule, Match match, String hostname, int order) {}

    private RoutingOracle() {}

    static Optional<RoutingTable.Found> find(List<Route> routes, RouteRequest request) {
        List<Fit> fits = new ArrayList<>();
        for (Route route : routes) {
            int order = 0;
            for (Rule rule : route.rules()) {
                for (Match match : rule.matches()) {
                    for (String hostname : route.hostnames().isEmpty() ? List.of("") : route.hostnames()) {
                        if (hostFits(hostname, request.host()) && fits(match, request)) {
                            fits.add(new Fit(route, rule, match, hostname, order));
                        }
                    }
                    order++;
                }
            }
        }
        return fits.stream()
                .min(Comparator.comparing((Fit fit) -> -charactersOfExactHost(fit.hostname))
                        .thenComparing(fit -> -fit.hostname.length())
                        .thenComparing(fit -> fit.match.path() instanceof PathMatch.Exact ? 0 : 1)
                        .thenComparing(fit -> -charactersOfPath(fit.match.path()))
                        .thenComparing(fit -> fit.match.method() == null ? 1 : 0)
                        .thenComparing(fit -> -fit.match.headers().size())
                        .thenComparing(fit -> -fit.match.query().size())
                        .thenComparing(fit -> fit.route.created())
                        .thenComparing(fit -> fit.route.name())
                        .thenComparing(fit -> fit.order))
                .map(fit -> new RoutingTable.Found(fit.route, fit.rule));
    }

    private static int charactersOfExactHost(String hostname) {
        return hostname.startsWith("*") ? 0 : hostname.length();
    }

    private static int charactersOfPath(PathMatch path) {
        return switch (path) {
            case PathMatch.Exact(String value) -> value.length();
            case PathMatch.Prefix(String value) -> value.length();
        };
    }

    private static boolean hostFits(String hostname, String host) {
        return hostname.isEmpty()
                || (hostname.startsWith("*.")
                        ? host.endsWith(hostname.substring(1)) && host.length() > hostname.length() - 1
                        : host.equals(hostname));
    }

    private static boolean fits(Match match, RouteRequest request) {
        return pathFits(match.path(), request.path())
                && (match.method() == null || match.method().equals(request.method()))
                && match.headers().stream()
                        .allMatch(header ->
                                header.value().equals(request.headers().value(header.name())))
                && match.query().stream()
                        .allMatch(wanted -> wanted.value().equals(first(request.query(), wanted.name())));
    }

    private static boolean pathFits(PathMatch wanted, String path) {
        return switch (wanted) {
            case PathMatch.Exact(String value) -> value.equals(path);
            case PathMatch.Prefix(String value) ->
                Pattern.compile(Pattern.quote(value) + "(/.*)?").matcher(path).matches();
        };
    }

    private static @Nullable String first(@Nullable String query, String name) {
        if (query == null) {
            return null;
        }
        var matcher = Pattern.compile("(?:^|&)" + Pattern.quote(name) + "(?:=([^&]*))?(?=&|$)")
                .matcher(query);
        return matcher.find() ? (matcher.group(1) == null ? "" : matcher.group(1)) : null;
    }
}
