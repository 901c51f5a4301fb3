package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private EdgeFixture edge;
    private Upstream financial;

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeFixture();
        financial = new Upstream(edge.vertx, "financial");
        edge.module("financial", financial.port());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void passesTheRequestOnWithTheCallersTenantAndCompany() throws Exception {
        var request = edge.request("/api/v1/financial/invoices?page=2")
                .header("authorization", "Bearer " + edge.issuer.token("acme", "acme-de"))
                .POST(BodyPublishers.ofString("{\"customer\":\"Acme\"}"));

        var response = edge.send(request);

        JsonObject seen = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo("/api/v1/financial/invoices?page=2");
        assertThat(seen.getString("body")).isEqualTo("{\"customer\":\"Acme\"}");
        assertThat(seen.getJsonObject("headers").getString("buildify-tenant")).isEqualTo("acme");
        assertThat(seen.getJsonObject("headers").getString("buildify-company")).isEqualTo("acme-de");
        assertThat(seen.getJsonObject("headers").getString("authorization")).startsWith("Bearer ");
    }

    @Test
    void asksForATokenWhereThereIsNone() throws Exception {
        var response = edge.send(edge.request("/api/v1/financial/invoices"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"buildify\"");
        assertThat(financial.seen).isEmpty();
    }
}
