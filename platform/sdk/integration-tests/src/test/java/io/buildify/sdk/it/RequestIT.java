package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.testing.Answer;
import io.buildify.testing.AppUser;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.Records;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Habits that all modules share: prefix, request ids, pages, OpenAPI, health. */
@SdkTest
class RequestIT {

    ModuleInstance instance;
    AppUser user;

    @BeforeEach
    void aTenantIsServed() {
        user = instance.serve("request", null, Records.tenant("{}"));
    }

    @Test
    void nothingIsServedBesideThePrefix() {
        for (String path : List.of("/notes", "/api/v1/notesx/notes", "/api/v1/notes", "/configuration", "/")) {
            assertThat(user.get(path).status()).isEqualTo(404);
        }
        assertThat(user.get("/api/v1/notes/notes").status()).isEqualTo(200);
    }

    @Test
    void thePathStaysAsItWasSent() {
        assertThat(user.get("notes/%2e%2e/notes").status()).isEqualTo(404);
        assertThat(user.get("notes/a%2Fb").status()).isEqualTo(404);
        assertThat(user.get("notes/100%25").status()).isEqualTo(404);
        assertThat(user.get("configuration?company=a%26b").status()).isEqualTo(400);
    }

    @Test
    void aRequestKeepsItsId() {
        assertThat(user.get("notes", "X-Request-Id", "from-the-gateway.1").header("X-Request-Id"))
                .isEqualTo("from-the-gateway.1");
    }

    @Test
    void aRequestWithoutAnIdOrWithABadOneGetsOurs() {
        assertThat(user.get("notes").header("X-Request-Id")).matches("[-0-9a-f]{36}");
        assertThat(user.get("notes", "X-Request-Id", "a b").header("X-Request-Id"))
                .matches("[-0-9a-f]{36}");
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        AppUser pager = instance.serve("pager", null, Records.tenant("{}"));
        for (int note = 1; note <= 5; note++) {
            pager.post("notes", "{\"text\":\"" + note + "\"}");
        }

        List<String> texts = new ArrayList<>();
        String next = "/api/v1/notes/notes?limit=2";
        while (!next.isEmpty()) {
            Answer page = pager.get(next);
            page.body().at("/items").forEach(item -> texts.add(item.path("text").asText()));
            String link = page.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page.text("/next").isEmpty());
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }

        assertThat(texts).containsExactly("5", "4", "3", "2", "1");
    }

    @Test
    void openApiTellsThePrefixTheTokenAndProblems() {
        JsonNode document = user.get("/q/openapi?format=json").body();

        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/api/v1/notes");
        assertThat(document.at("/paths").fieldNames()).toIterable().contains("/notes", "/notes/{id}", "/configuration");
        assertThat(document.at("/components/securitySchemes/SecurityScheme/scheme")
                        .asText())
                .isEqualTo("bearer");
        assertThat(document.at("/security/0").has("SecurityScheme")).isTrue();
        assertThat(document.at("/paths/~1notes/get/responses/default/content").has("application/problem+json"))
                .isTrue();
        assertThat(document.at("/components/schemas/Settings/properties").has("price_per_note"))
                .isTrue();
    }

    @Test
    void healthNeedsNoToken() {
        AppUser anybody = instance.stranger(null);

        assertThat(anybody.get("/q/health/live").status()).isEqualTo(200);
        JsonNode ready = anybody.get("/q/health/ready").body();
        assertThat(ready.findValuesAsText("name")).contains("configuration", "database");
        assertThat(ready.path("status").asText()).isEqualTo("UP");
    }
}
