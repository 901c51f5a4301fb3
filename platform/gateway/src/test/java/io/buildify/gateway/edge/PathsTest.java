package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The path that was matched is the path that is forwarded. */
class PathsTest {

    private static EdgeFixture edge;
    private static Upstream financial;
    private static Upstream warehouse;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        edge = new EdgeFixture();
        financial = new Upstream(edge.vertx, "financial");
        warehouse = new Upstream(edge.vertx, "warehouse");
        edge.module("financial", financial.port()).module("warehouse", warehouse.port());
        token = edge.issuer.token("acme");
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
    }

    @BeforeEach
    void forget() {
        financial.reset();
        warehouse.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/financial/../warehouse/x",
                "/api/v1/financial/%2e%2e/warehouse/x",
                "/api/v1/financial/..%2fwarehouse/x",
                "/api/v1/financial/..;/warehouse/x",
                "/api/v1/financial%2f..%2fwarehouse",
                "/api/v1//financial",
                "//evil.example/api/v1/financial",
                "/api/v1/financial/%00",
                "/api/v1/financial\\..\\warehouse",
                "/health/../api/v1/financial",
                "/health/..;/../api/v1/financial",
                "*",
            })
    void ambiguousPathsReachNobody(String path) throws Exception {
        assertThat(status("GET " + path + " HTTP/1.1")).isEqualTo(400);
        assertThat(financial.seen).isEmpty();
        assertThat(warehouse.seen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/%66inancial/a, /api/v1/financial/a",
        "/api/v1/financial/%c3%bc?x=%c3, /api/v1/financial/%C3%BC?x=%c3",
        "http://edge/api/v1/financial/a, /api/v1/financial/a",
    })
    void equalSpellingsAreForwardedAsTheyWereMatched(String target, String forwarded) throws Exception {
        assertThat(status("GET " + target + " HTTP/1.1")).isEqualTo(200);
        assertThat(financial.seen.element().getString("uri")).isEqualTo(forwarded);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT edge:443 HTTP/1.1, 501",
        "TRACE /api/v1/financial/a HTTP/1.1, 501",
        "FOO /api/v1/financial/a HTTP/1.1, 501",
        "GET /api/v1/financial/a HTTP/2.0, 501",
        "GET /api/v1/unknown HTTP/1.1, 404",
        "GET /api/v1/financials HTTP/1.1, 404",
        "GET /API/v1/financial HTTP/1.1, 404",
    })
    void nothingElseIsServed(String line, int status) throws Exception {
        assertThat(status(line)).isEqualTo(status);
        assertThat(financial.seen).isEmpty();
    }

    @Test
    void overlongTargetsAndHeadsAreRefused() throws Exception {
        assertThat(status("GET /api/v1/financial/" + "a".repeat(8_150) + " HTTP/1.1"))
                .isEqualTo(200);
        assertThat(status("GET /api/v1/financial/" + "a".repeat(8_200) + " HTTP/1.1"))
                .isEqualTo(414);
        assertThat(status("GET /api/v1/financial/" + "a".repeat(20_000) + " HTTP/1.1"))
                .isEqualTo(414);
        assertThat(status("GET /api/v1/financial/a HTTP/1.1\nX: " + "a".repeat(40_000)))
                .isEqualTo(431);
    }

    @Test
    void theAbsoluteFormsHostCounts() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(
                    "GET http://real.example/api/v1/financial/a HTTP/1.1\nHost: other.example\nAuthorization: Bearer "
                            + token + "\n\n");
            assertThat(client.status()).isEqualTo(200);
        }
        assertThat(financial.seen.element().getJsonObject("headers").getString("host"))
                .isEqualTo("real.example");
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET http://user@real.example/api/v1/financial/a HTTP/1.1\nHost: x\nAuthorization: Bearer "
                    + token + "\n\n");
            assertThat(client.status()).isEqualTo(400);
        }
    }

    private static int status(String firstLines) throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(firstLines + "\nHost: edge\nAuthorization: Bearer " + token + "\n\n");
            return client.status();
        }
    }
}
