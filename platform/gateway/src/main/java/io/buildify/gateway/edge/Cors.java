package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;

/**
 * Which other origins' pages may call the API. Tokens travel in a header, so credentials are never allowed.
 *
 * @param origins scheme, host and port, as browsers send them
 */
record Cors(Set<String> origins) {

    private static final List<CharSequence> OURS = List.of(
            HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
            HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS,
            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);

    static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** A browser's question before a request; it carries no token. */
    void answerPreflight(Exchange exchange) {
        MultiMap headers = exchange.response().headers();
        if (allows(exchange.request())) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                    "authorization, content-type, accept, if-match, if-none-match, idempotency-key, x-request-id, traceparent");
            headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
        exchange.completeHeaders();
        exchange.response().setStatusCode(204).end();
    }

    /** Decides for the upstream: its own answer to the question is dropped. */
    void writeTo(HttpServerRequest request, MultiMap headers) {
        if (origins.isEmpty()) {
            return;
        }
        OURS.forEach(headers::remove);
        headers.add(HttpHeaders.VARY, "Origin");
        if (allows(request)) {
            headers.set(
                    HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, request.headers().get(HttpHeaders.ORIGIN));
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "location, etag, retry-after, x-request-id");
        }
    }

    private boolean allows(HttpServerRequest request) {
        String origin = request.headers().get(HttpHeaders.ORIGIN);
        return origin != null && origins.contains(origin);
    }
}
