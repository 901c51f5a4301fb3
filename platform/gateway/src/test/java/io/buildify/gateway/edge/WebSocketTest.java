package io.buildify.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {

    private EdgeFixture edge;
    private final AtomicBoolean upstreamClosed = new AtomicBoolean();
    private final List<String> tenants = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        edge = new EdgeFixture();
        HttpServer echo = EdgeFixture.await(edge.vertx
                .createHttpServer()
                .webSocketHandler(socket -> {
                    tenants.add(socket.headers().get("buildify-tenant"));
                    socket.writeTextMessage("welcome");
                    socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
                    socket.closeHandler(closed -> upstreamClosed.set(true));
                })
                .requestHandler(request -> request.response().setStatusCode(418).end("no socket here"))
                .listen(0, "127.0.0.1"));
        edge.module("financial", echo.actualPort());
    }

    @AfterEach
    void stop() throws Exception {
        edge.close();
    }

    @Test
    void messagesPassInBothDirections() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        WebSocket socket = EdgeFixture.await(
                connect(edge.issuer.token("acme")).onSuccess(open -> open.textMessageHandler(heard::add)));

        for (int i = 0; i < 100; i++) {
            socket.writeTextMessage("hello " + i);
        }

        await().until(() -> heard.size() == 101);
        assertThat(heard).startsWith("welcome", "echo hello 0").endsWith("echo hello 99");
        assertThat(tenants).containsExactly("acme");
        socket.close();
        await().untilTrue(upstreamClosed);
        await().until(() ->
                edge.registry.get("buildify.gateway.requests.active").gauge().value() == 0);
    }

    @Test
    void nobodyConnectsWithoutAToken() {
        assertThat(connect("nonsense").toCompletionStage())
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        rejected -> assertThat(rejected.getStatus()).isEqualTo(401));
        assertThat(tenants).isEmpty();
    }

    @Test
    void anUpstreamThatDeclinesIsHeard() throws Exception {
        try (RawClient client = new RawClient(edge.port())) {
            client.lines("GET /api/v1/financial/x HTTP/1.1\nHost: edge\nAuthorization: Bearer "
                    + edge.issuer.token("acme") + "\nConnection: Upgrade\nUpgrade: h2c\n\n");
            assertThat(client.head()).startsWith("HTTP/1.1 418");
        }
    }

    @Test
    void drainingEndsOpenSockets() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        WebSocket socket = EdgeFixture.await(connect(edge.issuer.token("acme")));
        socket.closeHandler(now -> closed.set(true));

        EdgeFixture.await(edge.stop());

        await().untilTrue(closed);
        await().untilTrue(upstreamClosed);
    }

    private io.vertx.core.Future<WebSocket> connect(String token) {
        return edge.vertx
                .createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(edge.port())
                        .setURI("/api/v1/financial/socket")
                        .addHeader("authorization", "Bearer " + token));
    }
}
