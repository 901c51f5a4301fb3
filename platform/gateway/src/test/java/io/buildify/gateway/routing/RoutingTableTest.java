package io.buildify.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples from the Gateway API's specification, and the shapes that the operator renders. */
class RoutingTableTest {

    private final List<Route> routes = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        // the table in the specification of PathPrefix: prefix, path, whether it matches
        "/, /, true",
        "/, /aaa/bbb, true",
        "/aaa, /aaa, true",
        "/aaa, /aaa/, true",
        "/aaa, /aaa/bbb, true",
        "/aaa, /aaabbb, false",
        "/aaa/, /aaa, true",
        "/aaa/, /aaa/, true",
        "/aaa/bbb, /aaa/bbb/ccc, true",
        "/aaa/bbb, /aaa/bbbxyz, false",
        "/aaa/bbb, /aaa, false",
    })
    void prefixesCountByWholeSegments(String prefix, String path, boolean matches) {
        route("r", new PathMatch.Prefix(prefix));

        assertThat(found("GET", path)).isEqualTo(matches ? "r" : "nothing");
    }

    @ParameterizedTest
    @CsvSource({"/foo, true", "/foo/, false", "/foo/bar, false", "/FOO, false", "/fo, false"})
    void anExactPathIsOnlyItself(String path, boolean matches) {
        route("r", new PathMatch.Exact("/foo"));

        assertThat(found("GET", path)).isEqualTo(matches ? "r" : "nothing");
    }

    @Test
    void anExactPathComesBeforeAnyPrefixWhateverElseThePrefixAsks() {
        add("exact", 9, new Match(new PathMatch.Exact("/a/b"), List.of(), List.of(), null));
        add("prefix", 1, new Match(new PathMatch.Prefix("/a/b"), List.of(new NameValue("x", "1")), List.of(), "GET"));
        headers.put("x", "1");

        assertThat(found("GET", "/a/b")).isEqualTo("exact");
    }

    @Test
    void theLongerPrefixComesBeforeMoreHeaders() {
        add("long", 9, new Match(new PathMatch.Prefix("/a/b"), List.of(), List.of(), null));
        add("short", 1, new Match(new PathMatch.Prefix("/a"), List.of(new NameValue("x", "1")), List.of(), "GET"));
        headers.put("x", "1");

        assertThat(found("GET", "/a/b/c")).isEqualTo("long");
    }

    @Test
    void aMethodComesBeforeMoreHeaders() {
        add("headers", 1, new Match(new PathMatch.Prefix("/a"), List.of(new NameValue("x", "1")), List.of(), null));
        add("method", 9, new Match(new PathMatch.Prefix("/a"), List.of(), List.of(), "POST"));
        headers.put("x", "1");

        assertThat(found("POST", "/a")).isEqualTo("method");
        assertThat(found("GET", "/a")).isEqualTo("headers");
    }

    @Test
    void theOlderRouteWinsAndThenTheName() {
        add("younger", 2, new Match(new PathMatch.Prefix("/a"), List.of(), List.of(), null));
        add("older-b", 1, new Match(new PathMatch.Prefix("/a"), List.of(), List.of(), null));
        add("older-a", 1, new Match(new PathMatch.Prefix("/a"), List.of(), List.of(), null));

        assertThat(found("GET", "/a")).isEqualTo("older-a");
    }

    @Test
    void eachNodeReachesTheInstanceThatServesIt() {
        instance("financial", null, null);
        instance("financial-globex-1a2b3c4d", "globex", null);
        instance("financial-globex-globex-uk-5e6f7a8b", "globex", "globex-uk");

        assertThat(foundFor("acme", null)).isEqualTo("financial");
        assertThat(foundFor("acme", "globex-uk")).isEqualTo("financial");
        assertThat(foundFor("globex", null)).isEqualTo("financial-globex-1a2b3c4d");
        assertThat(foundFor("globex", "globex-de")).isEqualTo("financial-globex-1a2b3c4d");
        assertThat(foundFor("globex", "globex-uk")).isEqualTo("financial-globex-globex-uk-5e6f7a8b");
    }

    @Test
    void nobodysRequestReachesAnOwnedInstance() {
        instance("financial-globex-1a2b3c4d", "globex", null);

        assertThat(found("GET", "/api/v1/financial/invoices")).isEqualTo("nothing");
        assertThat(foundFor("acme", null)).isEqualTo("nothing");
    }

    private void instance(String name, String tenant, String company) {
        List<NameValue> wanted = new ArrayList<>();
        if (tenant != null) {
            wanted.add(new NameValue("buildify-tenant", tenant));
        }
        if (company != null) {
            wanted.add(new NameValue("buildify-company", company));
        }
        add(name, routes.size(), new Match(new PathMatch.Prefix("/api/v1/financial"), wanted, List.of(), null));
    }

    private void route(String name, PathMatch path) {
        add(name, 0, new Match(path, List.of(), List.of(), null));
    }

    private void add(String name, int age, Match match) {
        Target target = new Target.Forward(List.of(new Backend(name, 8080, 1)));
        routes.add(new Route(
                name, name, Instant.ofEpochSecond(age), List.of(), List.of(new Rule(List.of(match), target))));
    }

    private String foundFor(String tenant, String company) {
        headers.clear();
        headers.put("buildify-tenant", tenant);
        if (company != null) {
            headers.put("buildify-company", company);
        }
        return found("GET", "/api/v1/financial/invoices");
    }

    private String found(String method, String path) {
        return new RoutingTable(routes)
                .find(new RouteRequest(method, "127.0.0.1", path, null, headers::get))
                .map(found -> found.route().name())
                .orElse("nothing");
    }
}
