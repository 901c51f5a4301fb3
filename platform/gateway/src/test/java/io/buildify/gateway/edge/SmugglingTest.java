package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers would cut into different pieces: the edge refuses them, and no upstream sees any of it. */
class SmugglingTest {

    private static EdgeFixture edge;
    private static Upstream financial;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        edge = new EdgeFixture();
        financial = new Upstream(edge.vertx, "financial");
        edge.module("financial", financial.port());
        token = edge.issuer.token("acme");
    }

    @AfterAll
    static void stop() throws Exception {
        edge.close();
    }

    @BeforeEach
    void forget() {
        financial.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\nTransfer-Encoding: chunked\n",
                "Transfer-Encoding: chunked\nContent-Length: 4\n",
                "Content-Length: 4\nContent-Length: 5\n",
                "Content-Length: 4\nContent-Length: 4\n",
                "Content-Length: 4, 4\n",
                "Content-Length: 4,5\n",
                "Content-Length: +4\n",
                "Content-Length: -4\n",
                "Content-Length: 0x4\n",
                "Content-Length: 4 4\n",
                "Content-Length : 4\n",
                "Content-Length: 99999999999999999999\n",
                "Transfer-Encoding: identity\n",
                "Transfer-Encoding: gzip, chunked\n",
                "Transfer-Encoding: chunked, identity\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
                "Transfer-Encoding : chunked\n",
                "Transfer-Encoding: xchunked\n",
                "Transfer-Encoding: \u000Bchunked\n",
                "Transfer-Encoding:\n chunked\n",
                "X: y\n Content-Length: 4\n",
                "X: y\n\tTransfer-Encoding: chunked\n",
                " X: y\n",
                "X\n",
                ": y\n",
                "X y: z\n",
                "X\u0000: z\n",
                "X: a\u0000b\n",
                "X: a\rTransfer-Encoding: chunked\n",
                "Host: other.example\n",
                "Host: a b\n",
            })
    void isRefusedAndTheConnectionEnds(String headers) throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("POST /api/v1/financial/invoices HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token + "\n"
                    + headers + "\n"
                    + "0\n\nGET /api/v1/financial/stolen HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token
                    + "\n\n");

            assertThat(client.status()).isIn(400, 501);
        }
        assertThat(financial.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;ext=\n\nabcde\n0\n\n", // a line end inside a chunk extension
                "5\nabcdefg\n0\n\n", // more than announced
                "-5\nabcde\n0\n\n",
                "0x5\nabcde\n0\n\n",
                "FFFFFFFFFFFFFFFF\nabcde\n0\n\n",
                "zz\nabcde\n0\n\n",
                "\nabcde\n0\n\n",
            })
    void chunksThatAreNotSoundEndTheConnection(String chunks) throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("POST /api/v1/financial/invoices HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token
                    + "\nTransfer-Encoding: chunked\n\n" + chunks
                    + "GET /api/v1/financial/stolen HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token + "\n\n");

            assertThat(client.rest()).doesNotContain("stolen");
        }
        assertThat(financial.seen).noneMatch(seen -> seen.getString("uri").contains("stolen"));
    }

    @Test
    void aBareLineFeedDoesNotEndALine() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.bytes("GET /api/v1/financial/a HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token + "\n\n");

            assertThat(client.status()).isEqualTo(400);
        }
        assertThat(financial.seen).isEmpty();
    }

    @Test
    void everythingThatWasReadIsFramedAnewForTheUpstream() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("POST /api/v1/financial/invoices HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token
                    + "\nTransfer-Encoding: Chunked\nConnection: keep-alive, x-mine, buildify-tenant\nX-Mine: 1\n\n"
                    + "3;a=b\nabc\n2\nde\n0\nBuildify-Tenant: globex\n\n");

            assertThat(client.head()).startsWith("HTTP/1.1 200");
        }
        assertThat(financial.seen)
                .singleElement()
                .satisfies(seen -> assertThat(seen.getJsonObject("headers").getMap())
                        .containsEntry("buildify-tenant", "acme")
                        .containsEntry("transfer-encoding", "chunked")
                        .doesNotContainKeys("x-mine", "content-length"));
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        String one = "GET /api/v1/financial/%d HTTP/1.1\nHost: edge\nAuthorization: Bearer " + token + "\n\n";
        try (RawClient client = new RawClient(edge.port())) {
            client.lines(one.formatted(1) + one.formatted(2) + one.formatted(3));

            for (int i = 0; i < 3; i++) {
                assertThat(client.status()).isEqualTo(200);
            }
        }
        assertThat(financial.seen)
                .extracting(seen -> seen.getString("uri"))
                .containsExactly("/api/v1/financial/1", "/api/v1/financial/2", "/api/v1/financial/3");
    }
}
