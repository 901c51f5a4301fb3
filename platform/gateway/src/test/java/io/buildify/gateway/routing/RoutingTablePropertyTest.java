package io.buildify.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The table agrees with the literal reading of the specification, on small worlds full of collisions. */
class RoutingTablePropertyTest {

    private static final List<String> PATHS =
            List.of("/", "/a", "/a/", "/a/b", "/a/b/", "/a/b/c", "/ab", "/ab/c", "/a/bc", "/c");
    private static final List<String> HOSTS = List.of("x.io", "a.x.io", "b.a.x.io", "y.io");
    private static final List<String> METHODS = List.of("GET", "POST");
    private static final List<String> HEADERS = List.of("buildify-tenant", "buildify-company", "x-canary");
    private static final List<String> VALUES = List.of("acme", "globex");

    @Property(tries = 10_000)
    void findsWhatTheSpecificationSays(@ForAll("worlds") List<Route> routes, @ForAll("requests") RouteRequest request) {
        var expected = RoutingOracle.find(routes, request);

        assertThat(new RoutingTable(routes).find(request)).isEqualTo(expected);
        Statistics.label("found")
                .collect(expected.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 40));
    }

    @Property(tries = 1_000)
    void doesNotDependOnTheOrderInWhichRoutesArrive(
            @ForAll("worlds") List<Route> routes, @ForAll("requests") RouteRequest request) {
        assertThat(new RoutingTable(routes.reversed()).find(request)).isEqualTo(new RoutingTable(routes).find(request));
    }

    @Provide
    Arbitrary<List<Route>> worlds() {
        return route().list().ofMinSize(4).ofMaxSize(14).map(RoutingTablePropertyTest::withUniqueNames);
    }

    @Provide
    Arbitrary<RouteRequest> requests() {
        Arbitrary<Map<String, String>> headers = Arbitraries.maps(Arbitraries.of(HEADERS), Arbitraries.of(VALUES))
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(METHODS),
                        Arbitraries.of(HOSTS),
                        Arbitraries.of(PATHS),
                        Arbitraries.of("", "q=acme", "q=globex&q=acme", "r=acme&q=globex", "q", "rq=acme"),
                        headers)
                .as((method, host, path, query, map) ->
                        new RouteRequest(method, host, path, query.isEmpty() ? null : query, map::get));
    }

    private static Arbitrary<Route> route() {
        return Combinators.combine(
                        Arbitraries.of("m", "n", "o", "p", "q", "r", "s", "t"),
                        Arbitraries.integers().between(0, 2).map(Instant::ofEpochSecond),
                        Arbitraries.of("x.io", "a.x.io", "*.x.io", "*.a.x.io")
                                .set()
                                .ofMaxSize(2)
                                .map(List::copyOf)
                                .optional(0.4)
                                .map(hosts -> hosts.orElse(List.of())),
                        match().list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(2))
                .as((name, created, hosts, rules) -> {
                    List<Rule> numbered = new ArrayList<>();
                    for (int i = 0; i < rules.size(); i++) {
                        numbered.add(new Rule(
                                rules.get(i), new Target.Forward(List.of(new Backend("service-" + i, 80, 1)))));
                    }
                    return new Route(name, name, created, hosts, numbered);
                });
    }

    private static Arbitrary<Match> match() {
        Arbitrary<PathMatch> path = Combinators.combine(Arbitraries.of(PATHS), Arbitraries.of(true, false))
                .as((value, exact) -> exact ? new PathMatch.Exact(value) : new PathMatch.Prefix(value));
        Arbitrary<List<NameValue>> headers = mostlyNone(nameValues(HEADERS));
        return Combinators.combine(
                        path,
                        headers,
                        mostlyNone(nameValues(List.of("q", "r"))),
                        Arbitraries.of(METHODS).injectNull(0.6))
                .as(Match::new);
    }

    private static Arbitrary<List<NameValue>> nameValues(List<String> names) {
        return Arbitraries.maps(Arbitraries.of(names), Arbitraries.of(VALUES))
                .ofMaxSize(2)
                .map(map -> map.entrySet().stream()
                        .map(entry -> new NameValue(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static <T> Arbitrary<List<T>> mostlyNone(Arbitrary<List<T>> lists) {
        return lists.optional(0.4).map(list -> list.orElse(List.of()));
    }

    private static List<Route> withUniqueNames(List<Route> routes) {
        Set<String> names = new HashSet<>();
        return routes.stream().filter(route -> names.add(route.name())).toList();
    }
}
