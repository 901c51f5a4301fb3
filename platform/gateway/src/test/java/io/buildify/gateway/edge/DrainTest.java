package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final String PATH = "/api/v1/financial/x";

    @Test
    void aRequestUnderWayIsAnsweredAndTheConnectionEndsAfterIt() throws Exception {
        try (EdgeFixture edge = new EdgeFixture();
                Upstream financial = new Upstream(edge.vertx, "financial");
                RawClient client = new RawClient(edge.port());
                RawClient idle = new RawClient(edge.port())) {
            edge.module("financial", financial.port());
            Promise<HttpServerRequest> arrived = Promise.promise();
            financial.behaves(arrived::complete);
            client.lines(head(edge));
            HttpServerRequest request = EdgeFixture.await(arrived.future());

            Future<Void> stopped = edge.stop();

            assertThat(idle.isClosed()).isTrue();
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> new RawClient(edge.port())).isInstanceOf(IOException.class));
            assertThat(stopped.isComplete()).isFalse();
            edge.vertx.runOnContext(now -> request.response().end("done"));
            String answer = client.rest();
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("done");
            assertThat(answer).containsIgnoringCase("connection: close");
            EdgeFixture.await(stopped);
        }
    }

    @Test
    void aRequestThatNeverEndsIsCutOffInTime() throws Exception {
        try (EdgeFixture edge = new EdgeFixture(Map.of("timeouts.drain", "PT0.2S"));
                Upstream financial = new Upstream(edge.vertx, "financial");
                RawClient client = new RawClient(edge.port())) {
            edge.module("financial", financial.port());
            Promise<HttpServerRequest> arrived = Promise.promise();
            financial.behaves(arrived::complete);
            client.lines(head(edge));
            EdgeFixture.await(arrived.future());

            EdgeFixture.await(edge.stop());

            assertThat(client.isClosed()).isTrue();
        }
    }

    private static String head(EdgeFixture edge) {
        return "GET " + PATH + " HTTP/1.1\nHost: edge\nAuthorization: Bearer " + edge.issuer.token("acme") + "\n\n";
    }
}
