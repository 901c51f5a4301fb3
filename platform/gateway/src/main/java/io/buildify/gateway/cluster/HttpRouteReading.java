package io.buildify.gateway.cluster;

import io.buildify.gateway.routing.Backend;
import io.buildify.gateway.routing.Match;
import io.buildify.gateway.routing.NameValue;
import io.buildify.gateway.routing.PathMatch;
import io.buildify.gateway.routing.Route;
import io.buildify.gateway.routing.Rule;
import io.buildify.gateway.routing.Target;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTPRoute as a {@link Route}. A match this gateway cannot evaluate (a regular expression) is left out, a rule it
 * cannot carry out (a filter, another kind of backend) answers with an error; both are listed.
 *
 * @param problems whole sentences, for the log
 */
record HttpRouteReading(Route route, List<String> problems) {

    static final String MODULE = "buildify.io/module";

    static HttpRouteReading of(HTTPRoute source) {
        List<String> problems = new ArrayList<>();
        String name = source.getMetadata().getName();
        Map<String, String> labels = orEmpty(source.getMetadata().getLabels());
        List<Rule> rules = orEmpty(source.getSpec().getRules()).stream()
                .map(rule -> rule(source, rule, problems))
                .toList();
        Route route = new Route(
                name,
                labels.getOrDefault(MODULE, name),
                Instant.parse(source.getMetadata().getCreationTimestamp()),
                orEmpty(source.getSpec().getHostnames()).stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                rules);
        return new HttpRouteReading(
                route,
                problems.stream()
                        .map(problem -> "HTTPRoute %s: %s".formatted(name, problem))
                        .toList());
    }

    private static Rule rule(HTTPRoute source, HTTPRouteRule rule, List<String> problems) {
        List<HTTPRouteMatch> wanted = orEmpty(rule.getMatches());
        Match everything = new Match(new PathMatch.Prefix("/"), List.of(), List.of(), null);
        List<Match> matches = wanted.isEmpty()
                ? List.of(everything)
                : wanted.stream()
                        .flatMap(match -> match(match, problems).stream())
                        .toList();
        return new Rule(matches, target(source, rule, problems));
    }

    private static Optional<Match> match(HTTPRouteMatch match, List<String> problems) {
        List<String> types = Stream.of(
                        match.getPath() == null
                                ? Stream.<String>of()
                                : Stream.ofNullable(match.getPath().getType()),
                        orEmpty(match.getHeaders()).stream().map(header -> header.getType()),
                        orEmpty(match.getQueryParams()).stream().map(parameter -> parameter.getType()))
                .flatMap(each -> each)
                .toList();
        if (types.contains("RegularExpression")) {
            problems.add(
                    "a match by RegularExpression is not supported and takes no requests. Use Exact or PathPrefix.");
            return Optional.empty();
        }
        return Optional.of(new Match(
                path(match.getPath()),
                orEmpty(match.getHeaders()).stream()
                        .map(header -> new NameValue(header.getName().toLowerCase(Locale.ROOT), header.getValue()))
                        .toList(),
                orEmpty(match.getQueryParams()).stream()
                        .map(parameter -> new NameValue(parameter.getName(), parameter.getValue()))
                        .toList(),
                match.getMethod()));
    }

    private static PathMatch path(@Nullable HTTPPathMatch path) {
        if (path == null || path.getValue() == null) {
            return new PathMatch.Prefix("/");
        }
        return "Exact".equals(path.getType())
                ? new PathMatch.Exact(path.getValue())
                : new PathMatch.Prefix(path.getValue());
    }

    private static Target target(HTTPRoute source, HTTPRouteRule rule, List<String> problems) {
        List<HTTPBackendRef> backends = orEmpty(rule.getBackendRefs());
        boolean filtered = !orEmpty(rule.getFilters()).isEmpty()
                || backends.stream()
                        .anyMatch(backend -> !orEmpty(backend.getFilters()).isEmpty());
        if (filtered) {
            return unusable("a rule has a filter, which this gateway does not support. Remove it.", problems);
        }
        if (!backends.stream().allMatch(backend -> isLocalService(backend, source))) {
            return unusable(
                    "a backend is not a port of a Service in the route's own namespace. Correct the backendRef.",
                    problems);
        }
        return new Target.Forward(backends.stream()
                .map(backend -> new Backend(
                        backend.getName(), backend.getPort(), Objects.requireNonNullElse(backend.getWeight(), 1)))
                .toList());
    }

    private static Target unusable(String reason, List<String> problems) {
        problems.add(reason);
        return new Target.Unusable(reason);
    }

    private static boolean isLocalService(HTTPBackendRef backend, HTTPRoute source) {
        String namespace = source.getMetadata().getNamespace();
        return Objects.requireNonNullElse(backend.getKind(), "Service").equals("Service")
                && Objects.requireNonNullElse(backend.getGroup(), "").isEmpty()
                && namespace.equals(Objects.requireNonNullElse(backend.getNamespace(), namespace))
                && backend.getPort() != null;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
