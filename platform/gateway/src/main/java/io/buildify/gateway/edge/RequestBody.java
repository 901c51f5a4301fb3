package io.buildify.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/** Moves the client's body to the upstream, no faster than the upstream takes it. */
final class RequestBody {

    private final HttpServerRequest from;
    private final HttpClientRequest to;
    private final long limit;
    private final Runnable onEnd;
    private final Runnable onTooLarge;
    private long moved;

    /**
     * @param limit in bytes; a longer body is not moved any further
     * @param onEnd the upstream has the whole body
     */
    RequestBody(HttpServerRequest from, HttpClientRequest to, long limit, Runnable onEnd, Runnable onTooLarge) {
        this.from = from;
        this.to = to;
        this.limit = limit;
        this.onEnd = onEnd;
        this.onTooLarge = onTooLarge;
    }

    void move() {
        from.handler(this::chunk);
        from.endHandler(ended -> {
            to.end();
            onEnd.run();
        });
        to.drainHandler(drained -> from.resume());
        from.resume();
    }

    private void chunk(Buffer chunk) {
        moved += chunk.length();
        if (moved > limit) {
            from.pause();
            onTooLarge.run();
            return;
        }
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
        }
    }
}
