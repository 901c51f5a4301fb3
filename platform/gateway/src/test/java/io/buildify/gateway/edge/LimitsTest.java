package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String PATH = "/api/v1/financial/x";

    @Test
    void aBodyThatAnnouncesTooMuchIsRefusedBeforeItIsRead() throws Exception {
        try (EdgeFixture edge = new EdgeFixture(Map.of("limits.body", "1000"));
                Upstream financial = new Upstream(edge.vertx, "financial")) {
            edge.module("financial", financial.port());

            assertThat(edge.send(edge.as("acme", PATH).POST(BodyPublishers.ofByteArray(new byte[1000])))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(edge.send(edge.as("acme", PATH).POST(BodyPublishers.ofByteArray(new byte[1001])))
                            .statusCode())
                    .isEqualTo(413);
            assertThat(financial.seen).hasSize(1);
        }
    }

    @Test
    void aBodyThatTurnsOutTooLongIsRefused() throws Exception {
        try (EdgeFixture edge = new EdgeFixture(Map.of("limits.body", "1000"));
                Upstream financial = new Upstream(edge.vertx, "financial");
                RawClient client = new RawClient(edge.port())) {
            edge.module("financial", financial.port());

            client.lines("POST " + PATH + " HTTP/1.1\nHost: edge\nAuthorization: Bearer " + edge.issuer.token("acme")
                    + "\nTransfer-Encoding: chunked\n\n" + ("100\n" + "x".repeat(256) + "\n").repeat(5));

            assertThat(client.status()).isEqualTo(413);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aTenantThatAsksTooOftenWaitsAndOthersDoNot() throws Exception {
        try (EdgeFixture edge = new EdgeFixture(Map.of("limits.requests-per-second", "1", "limits.burst", "3"));
                Upstream financial = new Upstream(edge.vertx, "financial")) {
            edge.module("financial", financial.port());

            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() ->
                            edge.client.sendAsync(edge.as("acme", PATH).build(), HttpResponse.BodyHandlers.ofString()))
                    .limit(50)
                    .toList();
            List<HttpResponse<String>> refused = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() != 200)
                    .toList();

            assertThat(refused).isNotEmpty().hasSizeLessThanOrEqualTo(47).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
                assertThat(answer.body()).contains("rate-limited");
            });
            assertThat(edge.get("globex", PATH).statusCode()).isEqualTo(200);
            assertThat(edge.registry
                            .get("buildify.gateway.rate.limited")
                            .counter()
                            .count())
                    .isEqualTo(refused.size());
            await().until(() -> edge.get("acme", PATH).statusCode() == 200);
        }
    }
}
