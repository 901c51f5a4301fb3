package io.buildify.gateway.edge;

import io.buildify.gateway.edge.EdgeMetrics.UpstreamError;
import io.buildify.gateway.upstream.Endpoint;
import io.buildify.gateway.upstream.EndpointState;
import io.vertx.core.MultiMap;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to an endpoint and its answer on the way back. An endpoint that cannot be connected to has not
 * seen the request, so another is tried; one that ended the connection may have, so only a request that may be repeated
 * is.
 */
final class Forward {

    private static final Logger LOG = Logger.getLogger(Forward.class);

    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

    private final Upstreams upstreams;
    private final Exchange exchange;
    private final String uri;
    private final MultiMap headers;
    private final List<Endpoint> endpoints;
    private final Set<Endpoint> refused = new HashSet<>();
    private int attempts;
    private @Nullable EndpointState current;
    private @Nullable HttpClientRequest outgoing;
    private boolean over;

    /**
     * @param headers all that the upstream shall see, but those of the connection
     * @param endpoints those to choose from
     */
    Forward(Upstreams upstreams, Exchange exchange, String uri, MultiMap headers, List<Endpoint> endpoints) {
        this.upstreams = upstreams;
        this.exchange = exchange;
        this.uri = uri;
        this.headers = headers;
        this.endpoints = endpoints;
    }

    void start() {
        exchange.request().exceptionHandler(clientLeft -> cancel());
        exchange.response().exceptionHandler(clientLeft -> cancel());
        attempt();
    }

    private void attempt() {
        EndpointState chosen = attempts++ < upstreams.attempts()
                ? upstreams.balancer().choose(endpoints, refused).orElse(null)
                : null;
        if (chosen == null) {
            finish(Problems.unavailable(exchange.module()));
            return;
        }
        chosen.begun();
        current = chosen;
        upstreams
                .request(chosen.endpoint(), exchange.request().method(), uri)
                .onSuccess(this::connected)
                .onFailure(this::notConnected);
    }

    private void notConnected(Throwable cause) {
        if (over) {
            return;
        }
        if (cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException) {
            failed(UpstreamError.BUSY, cause);
            finish(Problems.overloaded(exchange.module()));
            return;
        }
        refused.add(failed(UpstreamError.REFUSED, cause));
        attempt();
    }

    private void connected(HttpClientRequest request) {
        if (over) {
            request.reset();
            return;
        }
        outgoing = request;
        request.headers().addAll(headers);
        request.exceptionHandler(failure -> {});
        request.response().onSuccess(this::answered).onFailure(this::notAnswered);
        if (Upgrade.isAskedFor(exchange.request())) {
            Upgrade.ask(request);
        } else if (exchange.hasBody()) {
            sendWithBody(request);
        } else {
            request.idleTimeout(upstreams.responseTimeout().toMillis());
            request.end();
        }
    }

    private void sendWithBody(HttpClientRequest request) {
        request.setChunked(Framing.isChunked(exchange.request()));
        if (headers.contains(HttpHeaders.EXPECT)) {
            request.continueHandler(goOn -> exchange.response().writeContinue());
            request.sendHead();
        }
        new RequestBody(
                        exchange.request(),
                        request,
                        upstreams.bodyLimit(),
                        () -> request.idleTimeout(upstreams.responseTimeout().toMillis()),
                        () -> finish(Problems.bodyTooLarge(upstreams.bodyLimit())))
                .move();
    }

    private void notAnswered(Throwable cause) {
        if (over) {
            return;
        }
        if (cause instanceof TimeoutException) {
            failed(UpstreamError.TIMEOUT, cause);
            finish(Problems.timedOut(
                    exchange.module(), upstreams.responseTimeout().toSeconds()));
        } else if (cause instanceof HttpClosedException && isRepeatable()) {
            failed(UpstreamError.CLOSED, cause);
            attempt();
        } else {
            failed(UpstreamError.CLOSED, cause);
            finish(Problems.unreachable(exchange.module()));
        }
    }

    private boolean isRepeatable() {
        return !exchange.hasBody()
                && REPEATABLE.contains(exchange.request().method())
                && attempts < upstreams.attempts();
    }

    private void answered(HttpClientResponse incoming) {
        if (over) {
            return;
        }
        if (current != null) {
            current.answered();
        }
        var response = exchange.response();
        response.setStatusCode(incoming.statusCode());
        ResponseHeaders.copy(incoming.headers(), response.headers());
        exchange.completeHeaders();
        if (incoming.statusCode() == 101) {
            Upgrade.join(exchange, incoming, this::release);
            return;
        }
        incoming.exceptionHandler(cause -> brokenOff());
        new ResponseBody(incoming, response).move(this::release);
    }

    private void brokenOff() {
        if (!over) {
            failed(UpstreamError.CLOSED, new HttpClosedException("in the middle of its answer"));
            over = true;
            exchange.abort();
        }
    }

    private void cancel() {
        if (!over) {
            release();
            if (outgoing != null) {
                outgoing.reset();
            }
        }
    }

    /** Counts a failure of the endpoint at hand, and gives it up. */
    private Endpoint failed(UpstreamError error, Throwable cause) {
        EndpointState state = Objects.requireNonNull(current);
        upstreams.metrics().upstreamFailed(exchange.module(), error);
        // One line for the first failure in a row: an endpoint that is down must not fill the log.
        boolean isNews = error == UpstreamError.BUSY || state.failed(System.nanoTime(), upstreams.ejection());
        LOG.logf(
                isNews ? Logger.Level.WARN : Logger.Level.DEBUG,
                "Module %s, endpoint %s, request %s: %s (%s)",
                exchange.module(),
                state.endpoint(),
                exchange.id(),
                error,
                cause.getMessage());
        state.finished();
        current = null;
        return state.endpoint();
    }

    private void finish(Problem problem) {
        release();
        if (outgoing != null) {
            outgoing.reset();
        }
        exchange.answer(problem);
    }

    private void release() {
        over = true;
        if (current != null) {
            current.finished();
            current = null;
        }
    }
}
