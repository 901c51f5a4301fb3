package io.buildify.gateway.edge;

import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one event loop. The only place that reaches below Vert.x's public interface: to put the
 * strict decoder in, and to stop listening without cutting off who is connected.
 */
final class ClientConnections {

    private final HttpServerOptions options;
    private final Map<HttpConnection, ClientConnection> open = new IdentityHashMap<>();
    private @Nullable Channel listener;
    private @Nullable Promise<Void> drained;

    ClientConnections(HttpServerOptions options) {
        this.options = options;
    }

    void opened(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        channel.pipeline().replace("httpDecoder", "httpDecoder", new StrictRequestDecoder(options, System::nanoTime));
        listener = channel.parent();
        open.put(connection, new ClientConnection(connection, () -> closed(connection)));
    }

    ClientConnection of(HttpConnection connection) {
        return Objects.requireNonNull(open.get(connection), "the connection is open while it has requests");
    }

    /** Takes no more connections, and completes when the last request under way has been answered. */
    Future<Void> drain() {
        Promise<Void> promise = Promise.promise();
        drained = promise;
        if (listener != null) {
            listener.close();
        }
        List.copyOf(open.values()).forEach(ClientConnection::closeWhenIdle);
        completeIfDrained();
        return promise.future();
    }

    private void closed(HttpConnection connection) {
        open.remove(connection);
        completeIfDrained();
    }

    private void completeIfDrained() {
        if (drained != null && open.isEmpty()) {
            drained.tryComplete();
        }
    }
}
