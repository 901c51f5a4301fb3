package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.gateway.cluster.InstanceHealth;
import io.buildify.gateway.cluster.Topology;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway says itself: health, CORS, headers of every answer. */
class PagesTest {

    private static final String PATH = "/api/v1/financial/x";

    private static EdgeFixture edge;
    private static Upstream financial;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin,access-control-request-method");
        edge = new EdgeFixture(Map.of("cors.origins", "https://app.example"));
        financial = new Upstream(edge.vertx, "financial");
        edge.module("financial", financial.port());
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
    }

    @BeforeEach
    void forget() {
        financial.reset();
        instances(Map.of(
                "financial",
                List.of(new InstanceHealth("financial", 2, 3), new InstanceHealth("financial-globex-1a2b3c4d", 0, 1)),
                "crm",
                List.of(new InstanceHealth("crm", 1, 1)),
                "hr",
                List.of(new InstanceHealth("hr", 0, 0))));
    }

    @Test
    void anybodyMaySeeAModulesHealthButNotWhoHasInstances() throws Exception {
        var response = edge.send(edge.request("/health/financial"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body())).isEqualTo(new JsonObject("""
                                {"module":"financial","status":"DEGRADED",
                                 "instances":{"ready":1,"total":2},"endpoints":{"ready":2,"total":4}}"""));
        assertThat(response.body()).doesNotContain("globex");
    }

    @Test
    void aModuleThatIsDownIsToldByTheStatus() throws Exception {
        assertThat(edge.send(edge.request("/health/hr")).statusCode()).isEqualTo(503);
        assertThat(edge.send(edge.request("/health/crm")).statusCode()).isEqualTo(200);
        assertThat(edge.send(edge.request("/health/unknown")).statusCode()).isEqualTo(404);
        assertThat(edge.send(edge.request("/health/financial-globex-1a2b3c4d")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void overallHealthListsModules() throws Exception {
        var response = edge.send(edge.request("/health"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(response.body())).isEqualTo(new JsonObject("""
                                {"status":"DEGRADED","modules":{"crm":"UP","financial":"DEGRADED","hr":"DOWN"}}"""));
    }

    @Test
    void healthIsOnlyRead() throws Exception {
        var response = edge.send(edge.request("/health").POST(BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, HEAD");
        assertThat(edge.send(edge.request("/healthy")).statusCode()).isEqualTo(401);
    }

    @Test
    void everyAnswerHasARequestIdAndSecurityHeaders() throws Exception {
        for (String path : List.of("/health", PATH)) {
            var headers = edge.send(edge.as("acme", path).header("x-request-id", "my-1"))
                    .headers();
            assertThat(headers.firstValue("x-request-id")).hasValue("my-1");
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
            assertThat(headers.firstValue("referrer-policy")).isPresent();
        }
        assertThat(financial.seen.element().getJsonObject("headers").getString("x-request-id"))
                .isEqualTo("my-1");
    }

    @Test
    void aRequestIdThatCouldHarmLogsIsReplaced() throws Exception {
        var id = edge.send(edge.as("acme", PATH).header("x-request-id", "a b\"<script>"))
                .headers()
                .firstValue("x-request-id");

        assertThat(id.orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void aModulesOwnSecurityHeadersStand() throws Exception {
        financial.behaves(request ->
                request.response().putHeader("X-Frame-Options", "SAMEORIGIN").end());

        assertThat(edge.get("acme", PATH).headers().allValues("x-frame-options"))
                .containsExactly("SAMEORIGIN");
    }

    @Test
    void traceContextIsPassedOn() throws Exception {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        edge.send(edge.as("acme", PATH).header("traceparent", trace));

        assertThat(financial.seen.element().getJsonObject("headers").getString("traceparent"))
                .isEqualTo(trace);
    }

    @Test
    void pagesOfAllowedOriginsMayCall() throws Exception {
        financial.behaves(request ->
                request.response().putHeader("access-control-allow-origin", "*").end());

        var allowed = edge.send(edge.as("acme", PATH).header("origin", "https://app.example"));
        var denied = edge.send(edge.as("acme", PATH).header("origin", "https://evil.example"));

        assertThat(allowed.headers().allValues("access-control-allow-origin")).containsExactly("https://app.example");
        assertThat(allowed.headers().firstValue("vary")).hasValue("Origin");
        assertThat(denied.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void browsersMayAskBefore() throws Exception {
        var allowed = preflight("https://app.example");
        var denied = preflight("https://evil.example");

        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example");
        assertThat(allowed.headers().firstValue("access-control-allow-methods").orElseThrow())
                .contains("PATCH");
        assertThat(allowed.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
        assertThat(denied.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(financial.seen).isEmpty();
    }

    private static java.net.http.HttpResponse<String> preflight(String origin) throws Exception {
        return edge.send(edge.request(PATH)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("origin", origin)
                .header("access-control-request-method", "POST"));
    }

    private static void instances(Map<String, List<InstanceHealth>> instances) {
        Topology now = edge.topology.get();
        edge.topology.set(new Topology(now.routes(), now.endpoints(), instances));
    }
}
