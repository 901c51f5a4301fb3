package io.buildify.gateway.edge;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import java.util.Locale;

/** WebSocket connections: after the upstream's 101 both sides are joined byte by byte. */
final class Upgrade {

    private static final String WEBSOCKET = "websocket";

    private Upgrade() {}

    static boolean isAskedFor(HttpServerRequest request) {
        String connection = request.headers().get(HttpHeaders.CONNECTION);
        return connection != null
                && connection.toLowerCase(Locale.ROOT).contains("upgrade")
                && WEBSOCKET.equalsIgnoreCase(request.headers().get(HttpHeaders.UPGRADE))
                && request.method() == HttpMethod.GET
                && request.version() == HttpVersion.HTTP_1_1
                && !Framing.hasBody(request);
    }

    static void ask(HttpClientRequest request) {
        request.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        request.putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        request.connect();
    }

    /** @param onEnd called when both sides are closed */
    static void join(Exchange exchange, HttpClientResponse accepted, Runnable onEnd) {
        exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE);
        exchange.response().putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
        NetSocket upstream = accepted.netSocket();
        upstream.pause();
        exchange.request()
                .toNetSocket()
                .onFailure(left -> {
                    upstream.close();
                    onEnd.run();
                })
                .onSuccess(client -> {
                    exchange.upgraded(client);
                    client.pipeTo(upstream).onComplete(ended -> upstream.close());
                    upstream.pipeTo(client).onComplete(ended -> {
                        client.close();
                        onEnd.run();
                    });
                });
    }
}
