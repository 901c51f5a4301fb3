package io.buildify.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import java.util.function.Consumer;

/** What the gateway is compared with, each a process of its own on as many event loops as the gateway. */
public final class EdgePeers {

    private static final Buffer KILOBYTE = Buffer.buffer("x".repeat(1024));

    private EdgePeers() {}

    /** Arguments: {@code upstream}, or {@code proxy} and the upstream's port. The port to listen on is in PORT. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(System.getenv("PORT"));
        boolean proxy = arguments[0].equals("proxy");
        Vertx.vertx()
                .deployVerticle(
                        () -> proxy ? new Proxy(port, Integer.parseInt(arguments[1])) : new Upstream(port),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .onFailure(failure -> {
                    failure.printStackTrace();
                    System.exit(1);
                });
    }

    private abstract static class Server extends AbstractVerticle {
        private final int port;

        Server(int port) {
            this.port = port;
        }

        abstract Consumer<HttpServerRequest> handler();

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer()
                    .requestHandler(handler()::accept)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    private static final class Upstream extends Server {
        Upstream(int port) {
            super(port);
        }

        @Override
        Consumer<HttpServerRequest> handler() {
            return request -> request.response().end(KILOBYTE);
        }
    }

    private static final class Proxy extends Server {
        private final int origin;

        Proxy(int port, int origin) {
            super(port);
            this.origin = origin;
        }

        @Override
        Consumer<HttpServerRequest> handler() {
            HttpProxy proxy = HttpProxy.reverseProxy(
                    vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(256)));
            proxy.origin(origin, "127.0.0.1");
            return proxy::handle;
        }
    }
}
