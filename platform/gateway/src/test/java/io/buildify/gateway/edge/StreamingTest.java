package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies pass through as they come, in both directions, and break off visibly when one side does. */
class StreamingTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String PATH = "/api/v1/financial/x";

    private static EdgeFixture edge;
    private static Upstream financial;

    @BeforeAll
    static void start() throws Exception {
        edge = new EdgeFixture(Map.of("limits.body", "200M"));
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
    }

    @Test
    void aLargeBodyArrivesWholeInBothDirections() throws Exception {
        byte[] body = new byte[5 * MEGABYTE];
        new Random(42).nextBytes(body);
        financial.behaves(
                request -> request.body().onSuccess(all -> request.response().end(all)));

        HttpResponse<byte[]> response = edge.client.send(
                edge.as("acme", PATH).POST(BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("content-length")).hasValue(String.valueOf(body.length));
    }

    @Test
    void anUploadOfUnknownLengthStaysOneAndIsEchoedWhileItComes() throws Exception {
        financial.behaves(request -> {
            request.response().setChunked(true);
            request.handler(request.response()::write);
            request.endHandler(end -> request.response().end());
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("POST", "Transfer-Encoding: chunked\n") + "5\nfirst\n");
            assertThat(client.head()).startsWith("HTTP/1.1 200");
            assertThat(new String(client.in().readNBytes(10))).isEqualTo("5\r\nfirst\r\n");
            client.lines("4\nnext\n0\n\n");
            assertThat(new String(client.in().readNBytes(14))).isEqualTo("4\r\nnext\r\n0\r\n\r\n");
        }
        assertThat(financial.seen.element().getJsonObject("headers").getMap())
                .containsEntry("transfer-encoding", "chunked")
                .doesNotContainKey("content-length");
    }

    @Test
    void aSlowReaderSlowsTheUpstreamDown() throws Exception {
        AtomicLong written = new AtomicLong();
        long total = 100L * MEGABYTE;
        financial.behaves(request -> {
            pour(request.response().setChunked(true), written, total);
        });

        HttpResponse<InputStream> response =
                edge.client.send(edge.as("acme", PATH).build(), HttpResponse.BodyHandlers.ofInputStream());

        awaitStandstill(written);
        assertThat(written.get()).isPositive().isLessThan(total);
        try (InputStream body = response.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(total);
        }
    }

    private static void awaitStandstill(AtomicLong bytes) {
        AtomicLong last = new AtomicLong();
        await().during(Duration.ofMillis(500))
                .until(() -> bytes.get() > 0 && last.getAndSet(bytes.get()) == bytes.get());
    }

    private static void pour(HttpServerResponse response, AtomicLong written, long total) {
        Buffer chunk = Buffer.buffer(new byte[64 * 1024]);
        while (written.get() < total) {
            response.write(chunk);
            written.addAndGet(chunk.length());
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pour(response, written, total));
                return;
            }
        }
        response.end();
    }

    @Test
    void aSlowUpstreamSlowsTheClientDown() throws Exception {
        Promise<HttpServerRequest> arrived = Promise.promise();
        AtomicLong received = new AtomicLong();
        financial.behaves(request -> {
            request.pause();
            request.handler(chunk -> received.addAndGet(chunk.length()));
            request.endHandler(end -> request.response().end());
            arrived.complete(request);
        });
        long total = 100L * MEGABYTE;
        AtomicLong sent = new AtomicLong();
        var upload = edge.client.sendAsync(
                edge.as("acme", PATH)
                        .POST(BodyPublishers.ofInputStream(() -> new CountedZeros(total, sent)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        HttpServerRequest request = EdgeFixture.await(arrived.future());
        awaitStandstill(sent);
        assertThat(sent.get()).isPositive().isLessThan(total);
        request.resume();

        assertThat(upload.get().statusCode()).isEqualTo(200);
        assertThat(received.get()).isEqualTo(total);
    }

    @Test
    void trailersReachTheClient() throws Exception {
        financial.behaves(request -> {
            request.response().setChunked(true).putHeader("trailer", "checksum").write("body");
            request.response().putTrailer("checksum", "42").end();
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("GET", "Connection: close\n"));
            assertThat(client.rest()).endsWith("4\r\nbody\r\n0\r\nchecksum: 42\r\n\r\n");
        }
    }

    @Test
    void anExpectationIsLeftToTheUpstream() throws Exception {
        financial.behaves(request -> {
            request.response().writeContinue();
            request.body().onSuccess(body -> request.response().end(body));
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("POST", "Content-Length: 4\nExpect: 100-continue\n"));
            assertThat(client.head()).startsWith("HTTP/1.1 100");
            client.bytes("body");
            assertThat(client.status()).isEqualTo(200);
        }
    }

    @Test
    void anUpstreamThatRefusesAnExpectationIsHeardBeforeTheBody() throws Exception {
        financial.behaves(request -> request.response().setStatusCode(403).end());
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("POST", "Content-Length: 4000000\nExpect: 100-continue\n"));
            assertThat(client.status()).isEqualTo(403);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void anUpstreamMayAnswerBeforeItHasReadTheRequest() throws Exception {
        financial.behaves(request -> request.response().setStatusCode(409).end("enough"));
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("POST", "Content-Length: 50000000\n")).bytes("x".repeat(10_000));
            assertThat(client.status()).isEqualTo(409);
        }
    }

    @Test
    void answersWithoutBodyHaveNone() throws Exception {
        financial.behaves(request -> {
            request.response().putHeader("etag", "\"1\"");
            switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
                case "204" -> request.response().setStatusCode(204).end();
                case "304" -> request.response().setStatusCode(304).end();
                default -> request.response().putHeader("content-length", "17").end();
            }
        });
        try (RawClient client = new RawClient(edge.port())) {
            String line = " HTTP/1.1\nHost: edge\nAuthorization: Bearer " + edge.issuer.token("acme") + "\n\n";
            client.lines("GET /api/v1/financial/204" + line);
            assertThat(client.head()).startsWith("HTTP/1.1 204").doesNotContainIgnoringCase("transfer-encoding");
            client.lines("GET /api/v1/financial/304" + line);
            assertThat(client.head()).startsWith("HTTP/1.1 304").doesNotContainIgnoringCase("transfer-encoding");
            client.lines("HEAD /api/v1/financial/head" + line);
            assertThat(client.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("content-length: 17");
            client.lines("GET /health" + line);
            assertThat(client.status()).isEqualTo(200);
        }
    }

    @Test
    void anOldClientGetsAnAnswerThatEndsWithItsConnection() throws Exception {
        financial.behaves(request -> {
            request.response().setChunked(true).write("streamed");
            request.response().end();
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("GET", "").replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(client.rest())
                    .startsWith("HTTP/1.0 200")
                    .endsWith("\r\n\r\nstreamed")
                    .doesNotContainIgnoringCase("transfer-encoding");
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNotTakenForWhole() throws Exception {
        financial.behaves(request -> {
            request.response().setChunked(true).write("half");
            edge.vertx.runOnContext(later -> request.connection().close());
        });

        assertThatThrownBy(() -> edge.get("acme", PATH)).isInstanceOf(IOException.class);

        financial.behaves(request -> {
            request.response().putHeader("content-length", "100").write("half");
            edge.vertx.runOnContext(later -> request.connection().close());
        });

        assertThatThrownBy(() -> edge.get("acme", PATH)).isInstanceOf(IOException.class);
    }

    @Test
    void aClientThatLeavesTakesItsRequestWithIt() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        Promise<Void> arrived = Promise.promise();
        financial.behaves(request -> {
            request.connection().closeHandler(closed -> left.set(true));
            arrived.complete();
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("GET", ""));
            EdgeFixture.await(arrived.future());
        }

        await().untilTrue(left);
        await().until(() ->
                edge.registry.get("buildify.gateway.requests.active").gauge().value() == 0);
    }

    @Test
    void aClientThatLeavesWhileItSendsTakesItsRequestWithIt() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        Promise<Void> arrived = Promise.promise();
        financial.behaves(request -> {
            request.exceptionHandler(broken -> left.set(true));
            request.handler(chunk -> arrived.tryComplete());
        });
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(head("POST", "Content-Length: 100\n")).bytes("half");
            EdgeFixture.await(arrived.future());
        }

        await().untilTrue(left);
    }

    @Test
    void connectionsAreKept() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            for (int i = 0; i < 20; i++) {
                client.lines(head("POST", "Content-Length: 4\n")).bytes("body");
                assertThat(client.status()).isEqualTo(200);
            }
        }
    }

    private static String head(String method, String headers) {
        return method + " " + PATH + " HTTP/1.1\nHost: edge\nAuthorization: Bearer " + edge.issuer.token("acme") + "\n"
                + headers + "\n";
    }

    private static final class CountedZeros extends InputStream {
        private final long total;
        private final AtomicLong read;

        CountedZeros(long total, AtomicLong read) {
            this.total = total;
            this.read = read;
        }

        @Override
        public int read() {
            return read.getAndIncrement() < total ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = (int) Math.min(length, total - read.get());
            read.addAndGet(count);
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
