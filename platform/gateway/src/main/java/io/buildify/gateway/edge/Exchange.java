package io.buildify.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;

/** One request and its answer, from the first byte to the last. */
final class Exchange {

    /** Bodies up to this length are read to their end after an early answer, so that the connection can go on. */
    private static final long WORTH_DISCARDING = 64 * 1024;

    /** How long a client may go on sending after the answer, so that it gets to read it. */
    private static final long LINGERING_MILLIS = 1000;

    private static final int CLIENT_LEFT = 499;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final ClientConnection connection;
    private final Cors cors;
    private final EdgeMetrics.Measurement measurement;
    private final String id;
    private final boolean hasBody;
    private String module = "none";

    Exchange(Vertx vertx, HttpServerRequest request, ClientConnection connection, Cors cors, EdgeMetrics metrics) {
        this.vertx = vertx;
        this.request = request;
        this.connection = connection;
        this.cors = cors;
        this.id = RequestId.of(request.headers());
        this.hasBody = Framing.hasBody(request);
        this.measurement = metrics.begin();
        connection.requestBegun();
        if (hasBody) {
            request.pause();
        }
        response().endHandler(ended -> finished());
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    String id() {
        return id;
    }

    boolean hasBody() {
        return hasBody;
    }

    String module() {
        return module;
    }

    /** @param name of a module that has routes; it becomes a label of metrics */
    void belongsTo(String name) {
        module = name;
    }

    /** Adds what every answer has; call it when the headers of this one are there. */
    void completeHeaders() {
        var headers = response().headers();
        headers.set(RequestId.HEADER, id);
        ResponseHeaders.addSecurity(headers);
        cors.writeTo(request, headers);
        if (connection.isClosing()) {
            headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Answers before the request has been read; a body that is not worth reading costs the connection. */
    void answer(Problem problem) {
        if (hasUnreadBody() && !isWorthDiscarding()) {
            connection.closeWhenIdle();
        }
        completeHeaders();
        problem.writeTo(response(), id);
    }

    /** Answers a request that cannot be trusted: whatever follows it on the connection is not served. */
    void refuse(Problem problem) {
        connection.closeWhenIdle();
        answer(problem);
    }

    /** The answer can no longer be completed, and the client must not take it for whole. */
    void abort() {
        connection.closeNow();
    }

    void upgraded(NetSocket socket) {
        measurement.end(module, response().getStatusCode());
        connection.upgraded(socket);
    }

    private void finished() {
        measurement.end(module, response().ended() ? response().getStatusCode() : CLIENT_LEFT);
        if (!hasUnreadBody()) {
            connection.requestFinished();
            return;
        }
        request.handler(null).exceptionHandler(null).endHandler(ended -> connection.requestFinished());
        if (!isWorthDiscarding()) {
            connection.closeWhenIdle();
            vertx.setTimer(LINGERING_MILLIS, late -> connection.closeNow());
        }
        request.resume();
    }

    private boolean hasUnreadBody() {
        return hasBody && !request.isEnded();
    }

    private boolean isWorthDiscarding() {
        return !Framing.isChunked(request)
                && Framing.announcedLength(request) <= WORTH_DISCARDING
                && !request.headers().contains(HttpHeaders.EXPECT);
    }
}
