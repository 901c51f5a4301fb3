package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upstreams that refuse, drop, stall or are not there. */
class FailingUpstreamTest {

    private static final String PATH = "/api/v1/financial/x";

    private EdgeFixture edge;
    private Upstream good;
    private int refusing;

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws Exception {
        edge = new EdgeFixture(settings);
        good = new Upstream(edge.vertx, "good");
        try (ServerSocket unused = new ServerSocket(0)) {
            refusing = unused.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void anEndpointThatRefusesCostsNobodyARequest() throws Exception {
        edge.module("financial", refusing, good.port());

        for (int i = 0; i < 20; i++) {
            assertThat(edge.send(edge.as("acme", PATH).POST(BodyPublishers.ofString("body")))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(errors("refused")).isBetween(1.0, 19.0);
    }

    @Test
    void aModuleWithoutAnyAnsweringEndpointIsUnavailable() throws Exception {
        edge.module("financial", refusing);

        problem(edge.get("acme", PATH), 503, "module-unavailable");
    }

    @Test
    void aModuleWithoutEndpointsIsUnavailable() throws Exception {
        edge.module("financial");

        var response = edge.get("acme", PATH);

        problem(response, 503, "module-unavailable");
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void aServiceThatDoesNotExistIsToldSo() throws Exception {
        edge.module("financial", good.port());
        var topology = edge.topology.get();
        edge.topology.set(new io.buildify.gateway.cluster.Topology(topology.routes(), Map.of(), Map.of()));

        problem(edge.get("acme", PATH), 500, "route-unusable");
    }

    @Test
    void aModuleThatComesBackIsServedAtOnce() throws Exception {
        edge.module("financial", refusing);
        problem(edge.get("acme", PATH), 503, "module-unavailable");

        edge.endpoints("financial", good.port());

        assertThat(edge.get("acme", PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void aModuleThatTakesTooLongIsToldSo() throws Exception {
        edge.close();
        start(Map.of("timeouts.response", "PT0.2S"));
        good.behaves(request -> {});
        edge.module("financial", good.port());

        problem(edge.get("acme", PATH), 504, "module-timeout");
        assertThat(errors("timeout")).isEqualTo(1);
    }

    @Test
    void whatMayBeRepeatedIsTriedElsewhereWhenTheConnectionEnds() throws Exception {
        Upstream dropping = new Upstream(edge.vertx, "dropping");
        dropping.behaves(request -> request.connection().close());
        edge.module("financial", dropping.port(), good.port());

        for (int i = 0; i < 10; i++) {
            assertThat(edge.get("acme", PATH).statusCode()).isEqualTo(200);
        }
        assertThat(dropping.seen).isNotEmpty();
    }

    @Test
    void whatMayNotBeRepeatedIsNot() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        good.behaves(request -> {
            requests.incrementAndGet();
            request.connection().close();
        });
        edge.module("financial", good.port());

        problem(edge.send(edge.as("acme", PATH).POST(BodyPublishers.ofString("pay"))), 502, "module-unreachable");
        problem(edge.send(edge.as("acme", PATH).POST(BodyPublishers.noBody())), 502, "module-unreachable");
        assertThat(requests).hasValue(2);
    }

    @Test
    void aRequestThatAlwaysFailsIsTriedOnlySoOften() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        good.behaves(request -> {
            requests.incrementAndGet();
            request.connection().close();
        });
        edge.module("financial", good.port());

        problem(edge.get("acme", PATH), 502, "module-unreachable");
        assertThat(requests).hasValue(3);
    }

    @Test
    void anUpstreamThatSpeaksNoHttpIsUnreachable() throws Exception {
        var babble = EdgeFixture.await(edge.vertx
                .createNetServer()
                .connectHandler(socket -> socket.handler(bytes -> socket.write("HELLO\r\n\r\n")))
                .listen(0, "127.0.0.1"));
        edge.module("financial", babble.actualPort());

        problem(edge.send(edge.as("acme", PATH).POST(BodyPublishers.noBody())), 502, "module-unreachable");
    }

    @Test
    void aModuleWithTooManyRequestsUnderWayIsOverloaded() throws Exception {
        edge.close();
        start(Map.of("limits.connections", "2", "timeouts.connect", "PT0.2S"));
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        good.behaves(held::add);
        edge.module("financial", good.port());
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();

        for (int i = 0; i < 40; i++) {
            answers.add(edge.client.sendAsync(edge.as("acme", PATH).build(), HttpResponse.BodyHandlers.ofString()));
        }

        int connections = 2 * Runtime.getRuntime().availableProcessors();
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= answers.size() - connections);
        good.reset();
        held.forEach(request -> request.response().end());
        Set<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).collect(Collectors.toSet());
        assertThat(statuses).containsExactlyInAnyOrder(200, 503);
        assertThat(answers.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 503))
                .allSatisfy(answer -> problem(answer, 503, "module-overloaded"));
        assertThat(edge.get("acme", PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void aFailureOfOneModuleIsNoneOfAnother() throws Exception {
        edge.module("crm", refusing).module("financial", good.port());

        problem(edge.get("acme", "/api/v1/crm/x"), 503, "module-unavailable");
        assertThat(edge.get("acme", PATH).statusCode()).isEqualTo(200);
    }

    private double errors(String error) {
        return edge.registry
                .get("buildify.gateway.upstream.errors")
                .tag("module", "financial")
                .tag("error", error)
                .counter()
                .count();
    }

    private static void problem(HttpResponse<String> response, int status, String name) {
        JsonObject problem = new JsonObject(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(problem.getString("type")).isEqualTo("https://buildify.io/problems/" + name);
        assertThat(problem.getString("detail")).containsAnyOf("financial", "crm");
    }
}
