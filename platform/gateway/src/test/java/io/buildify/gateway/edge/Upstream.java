package io.buildify.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A real HTTP server standing for an instance: tells what it was asked, unless the test gives it another behaviour. */
final class Upstream implements AutoCloseable {

    final Queue<JsonObject> seen = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Consumer<HttpServerRequest> telling;
    private volatile Consumer<HttpServerRequest> behaviour;

    Upstream(Vertx vertx, String name) throws Exception {
        telling = request -> request.body()
                .onSuccess(body -> request.response()
                        .putHeader("content-type", "application/json")
                        .putHeader("upstream", name)
                        .end(describe(name, request)
                                .put("body", body.toString())
                                .toBuffer()));
        behaviour = telling;
        server = EdgeFixture.await(vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16_384))
                .requestHandler(request -> {
                    seen.add(describe(name, request));
                    behaviour.accept(request);
                })
                .listen(0, "127.0.0.1"));
    }

    Upstream behaves(Consumer<HttpServerRequest> other) {
        behaviour = other;
        return this;
    }

    /** Goes back to telling, and forgets what it has seen. */
    void reset() {
        behaviour = telling;
        seen.clear();
    }

    int port() {
        return server.actualPort();
    }

    private static JsonObject describe(String name, HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(),
                        String.join(",", request.headers().getAll(header.getKey()))));
        return new JsonObject()
                .put("upstream", name)
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers);
    }

    @Override
    public void close() throws Exception {
        EdgeFixture.await(server.close());
    }
}
