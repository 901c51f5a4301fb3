package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user of acme who wants to be routed as globex. */
class ForgedHeadersTest {

    private static EdgeFixture edge;
    private static Upstream shared;
    private static Upstream globex;

    @BeforeAll
    static void start() throws Exception {
        edge = new EdgeFixture();
        shared = new Upstream(edge.vertx, "shared");
        globex = new Upstream(edge.vertx, "globex");
        edge.module("financial", shared.port()).ownedInstance("financial", "globex", globex.port());
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
    }

    @BeforeEach
    void forget() {
        shared.reset();
        globex.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "buildify-tenant: globex",
                "Buildify-Tenant: globex",
                "BUILDIFY-TENANT: globex",
                "buildify_tenant: globex",
                "Buildify_Tenant: globex",
                "buildify-tenant: acme\nbuildify-tenant: globex",
                "buildify-tenant: globex\nbuildify-tenant: acme",
                "buildify-tenant: globex\nBuildify-Tenant: globex\nbuildify_tenant: globex",
                "buildify-tenant: globex\nConnection: buildify-tenant",
                "Connection: close, Buildify-Tenant, buildify-company",
                "Connection: close\nConnection: buildify-tenant",
                "buildify-tenant: acme, globex",
                "buildify-company: globex-uk",
                "buildify-anything: globex",
                "x-forwarded-buildify-tenant: globex",
            })
    void isRoutedAsTheTokenSays(String forged) throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET /api/v1/financial/a HTTP/1.1\nHost: edge\nAuthorization: Bearer "
                    + edge.issuer.token("acme") + "\n" + forged + "\n\n");
            assertThat(client.status()).isEqualTo(200);
        }

        assertThat(globex.seen).isEmpty();
        assertThat(shared.seen).singleElement().satisfies(seen -> {
            JsonObject headers = seen.getJsonObject("headers");
            assertThat(headers.getString("buildify-tenant")).isEqualTo("acme");
            assertThat(headers.getMap().keySet()).noneMatch(name -> name.contains("_"));
            assertThat(headers.getMap())
                    .doesNotContainKeys("buildify-company", "buildify-anything", "x-forwarded-buildify-tenant");
        });
    }

    @Test
    void aFoldedHeaderIsNoWayAround() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET /api/v1/financial/a HTTP/1.1\nHost: edge\nAuthorization: Bearer "
                    + edge.issuer.token("acme") + "\nX: y\n buildify-tenant: globex\n\n");
            assertThat(client.status()).isEqualTo(400);
        }
        assertThat(globex.seen).isEmpty();
        assertThat(shared.seen).isEmpty();
    }

    @Test
    void theOwnerReachesTheOwnedInstance() throws Exception {
        assertThat(edge.get("globex", "/api/v1/financial/a").headers().firstValue("upstream"))
                .hasValue("globex");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 10.0.0.1",
                "X_Forwarded_For: 10.0.0.1",
                "Forwarded: for=10.0.0.1;host=evil",
                "X-Real-IP: 10.0.0.1",
                "X-Forwarded-Host: evil",
                "X-Forwarded-Proto: https",
            })
    void whereARequestCameFromIsNotTheClientsToSay(String forged) throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET /api/v1/financial/a HTTP/1.1\nHost: edge.example:8080\nAuthorization: Bearer "
                    + edge.issuer.token("acme") + "\n" + forged + "\n\n");
            assertThat(client.status()).isEqualTo(200);
        }

        JsonObject headers = shared.seen.element().getJsonObject("headers");
        assertThat(headers.encode()).doesNotContain("10.0.0.1").doesNotContain("evil");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
        assertThat(headers.getString("x-forwarded-host")).isEqualTo("edge.example:8080");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("forwarded")).isEqualTo("for=127.0.0.1;host=\"edge.example:8080\";proto=http");
        assertThat(headers.getString("host")).isEqualTo("edge.example:8080");
    }
}
