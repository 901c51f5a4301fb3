package io.buildify.gateway.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;

/** Moves the upstream's body and trailers to the client, no faster than the client takes them. */
final class ResponseBody {

    private final HttpClientResponse from;
    private final HttpServerResponse to;

    ResponseBody(HttpClientResponse from, HttpServerResponse to) {
        this.from = from;
        this.to = to;
    }

    /** @param onEnd called when the client's response is ended; not called when the upstream fails before that */
    void move(Runnable onEnd) {
        to.setChunked(mayHaveBody() && !to.headers().contains(HttpHeaders.CONTENT_LENGTH));
        from.handler(this::chunk);
        to.drainHandler(drained -> from.resume());
        from.endHandler(ended -> {
            if (to.isChunked()) {
                to.trailers().addAll(from.trailers());
            }
            to.end();
            onEnd.run();
        });
    }

    private boolean mayHaveBody() {
        return from.request().getMethod() != HttpMethod.HEAD && from.statusCode() != 204 && from.statusCode() != 304;
    }

    private void chunk(Buffer chunk) {
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
        }
    }
}
