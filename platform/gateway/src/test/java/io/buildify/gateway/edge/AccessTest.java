package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.gateway.token.Issuer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, told by HTTP; {@code TokenVerifierTest} has the whole list of bad tokens. */
class AccessTest {

    private static EdgeFixture edge;
    private static Upstream financial;
    private static Upstream frontend;

    @BeforeAll
    static void start() throws Exception {
        edge = new EdgeFixture(Map.of("public-paths", "/api/v1/portal"));
        financial = new Upstream(edge.vertx, "financial");
        frontend = new Upstream(edge.vertx, "portal");
        edge.module("financial", financial.port()).module("portal", frontend.port());
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
    }

    @BeforeEach
    void forget() {
        financial.reset();
        frontend.reset();
    }

    @Test
    void anExpiredTokenIsToldSo() throws Exception {
        refused(edge.issuer.sign(edge.issuer.claims("acme", Instant.now().minusSeconds(60))), 401, "token-expired");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() throws Exception {
        JwtClaims claims = edge.issuer.claims("acme", Instant.now().plusSeconds(600));
        claims.setAudience("buildify-operations");
        refused(edge.issuer.sign(claims), 401, "token-invalid");
    }

    @Test
    void aTokenByAnotherKeyIsRefused() throws Exception {
        refused(new Issuer().token("acme"), 401, "token-invalid");
    }

    @Test
    void aTokenUnderOurKeysIdButByAnotherIsRefused() throws Exception {
        Issuer stranger = new Issuer();
        String claims = stranger.claims("acme", Instant.now().plusSeconds(600)).toJson();
        refused(
                stranger.sign(
                        claims,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        Map.of("kid", edge.issuer.key().getKeyId())),
                401,
                "token-invalid");
    }

    @Test
    void aTokenWithoutTenantIsNotEnough() throws Exception {
        refused(edge.issuer.sign(edge.issuer.claims(null, Instant.now().plusSeconds(600))), 403, "tenant-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWNtZTphY21l", "Bearer", "Bearer ", "Token x", "bearerx"})
    void otherCredentialsAreNone(String credentials) throws Exception {
        var response = edge.send(edge.request("/api/v1/financial/a").header("authorization", credentials));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).isPresent();
        assertThat(financial.seen).isEmpty();
    }

    @Test
    void theSchemeMayBeSpelledAnyWay() throws Exception {
        var response = edge.send(
                edge.request("/api/v1/financial/a").header("authorization", "bEARER " + edge.issuer.token("acme")));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void twoTokensAreRefused() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET /api/v1/financial/a HTTP/1.1\nHost: edge\nAuthorization: Bearer "
                    + edge.issuer.token("acme") + "\nAuthorization: Bearer " + edge.issuer.token("globex") + "\n\n");
            assertThat(client.status()).isEqualTo(400);
        }
        assertThat(financial.seen).isEmpty();
    }

    @Test
    void aTokenInTheQueryIsNone() throws Exception {
        var response = edge.send(edge.request("/api/v1/financial/a?access_token=" + edge.issuer.token("acme")));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void publicPathsNeedNoTokenAndCarryNoTenant() throws Exception {
        var response = edge.send(edge.request("/api/v1/portal/index.html").header("buildify-tenant", "globex"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(frontend.seen.element().getJsonObject("headers").getMap()).doesNotContainKey("buildify-tenant");
        assertThat(edge.send(edge.request("/api/v1/portalx")).statusCode()).isEqualTo(401);
        assertThat(edge.send(edge.request("/api/v1/portal").header("authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatAModuleRefusesIsPassedOn() throws Exception {
        financial.behaves(request -> request.response()
                .setStatusCode(request.path().endsWith("misrouted") ? 421 : 403)
                .putHeader("content-type", "application/problem+json")
                .end("{\"type\":\"https://buildify.io/problems/company-disabled\"}"));

        assertThat(edge.get("acme", "/api/v1/financial/a").statusCode()).isEqualTo(403);
        assertThat(edge.get("acme", "/api/v1/financial/a").body()).contains("company-disabled");
        assertThat(edge.get("acme", "/api/v1/financial/misrouted").statusCode()).isEqualTo(421);
    }

    private void refused(String token, int status, String problem) throws Exception {
        var response = edge.send(edge.request("/api/v1/financial/a").header("authorization", "Bearer " + token));

        JsonObject body = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(body.getString("type")).isEqualTo("https://buildify.io/problems/" + problem);
        assertThat(body.getInteger("status")).isEqualTo(status);
        assertThat(body.getString("detail")).isNotBlank();
        assertThat(body.getString("requestId"))
                .isEqualTo(response.headers().firstValue("x-request-id").orElseThrow());
        assertThat(financial.seen).isEmpty();
    }
}
