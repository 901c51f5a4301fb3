package io.buildify.gateway.edge;

import io.buildify.gateway.GatewayConfiguration;
import io.buildify.gateway.routing.RequestTarget;
import io.buildify.gateway.upstream.Balancer;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The edge on one event loop: a listener shared with the other loops, connections and upstream connections of its own. */
final class EdgeVerticle extends AbstractVerticle {

    private static final int LONGEST_HEAD = 32 * 1024;

    private final GatewayConfiguration configuration;
    private final EdgeParts parts;
    private final HttpServerOptions options;
    private final ClientConnections connections;
    private @Nullable HttpServer server;

    EdgeVerticle(GatewayConfiguration configuration, EdgeParts parts) {
        this.configuration = configuration;
        this.parts = parts;
        this.options = new HttpServerOptions()
                .setHost(configuration.host())
                // Vert.x shares a negative port among listeners, and lets each have its own with 0.
                .setPort(configuration.port() == 0 ? -1 : configuration.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(RequestTarget.LONGEST + 100)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setIdleTimeout((int) configuration.timeouts().idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        this.connections = new ClientConnections(options);
    }

    @Override
    public void start(Promise<Void> started) {
        Upstreams upstreams = upstreams(client());
        EdgeHandler handler = new EdgeHandler(
                vertx,
                connections,
                parts.admission(),
                parts.cors(),
                new HealthPages(parts.topology()),
                new Dispatcher(parts.topology(), upstreams),
                parts.metrics(),
                upstreams.bodyLimit());
        HttpServer created = vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .invalidRequestHandler(this::refuse)
                .requestHandler(handler);
        server = created;
        created.listen().<Void>mapEmpty().onComplete(started);
    }

    /** The port in use; to be asked after the start. */
    int port() {
        return server == null ? -1 : server.actualPort();
    }

    /** Takes no more connections; completes when all requests under way are answered. */
    Future<Void> drain() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(now -> connections.drain().onComplete(done));
        return done.future();
    }

    private HttpClient client() {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(
                                (int) configuration.timeouts().connect().toMillis())
                        .setIdleTimeout((int) configuration.timeouts().idle().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setKeepAliveTimeout(30)
                        .setMaxHeaderSize(LONGEST_HEAD)
                        .setMaxWaitQueueSize(configuration.limits().connections()),
                new PoolOptions().setHttp1MaxSize(configuration.limits().connections()));
    }

    private Upstreams upstreams(HttpClient client) {
        return new Upstreams(
                client,
                new Balancer(parts.states(), System::nanoTime),
                parts.metrics(),
                configuration.limits().attempts(),
                configuration.limits().body().asLongValue(),
                configuration.timeouts().connect(),
                configuration.timeouts().response(),
                configuration.timeouts().ejection());
    }

    /** What the decoder could not accept. */
    private void refuse(HttpServerRequest request) {
        new Exchange(vertx, request, connections.of(request.connection()), parts.cors(), parts.metrics())
                .refuse(Unreadable.problem(request.decoderResult().cause()));
    }
}
