package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of every request before anything in it is believed. What the decoder refuses never comes this far. */
final class Framing {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private Framing() {}

    /** Why the request is refused; empty where it is sound. */
    static Optional<Problem> problem(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (!METHODS.contains(request.method())) {
            return Optional.of(Problems.malformed(501, "The method is not served here. Use one of " + METHODS + "."));
        }
        List<String> hosts = headers.getAll(HttpHeaders.HOST);
        if (hosts.size() != 1) {
            return Optional.of(Problems.malformed(400, "The request must have exactly one Host header."));
        }
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            return Optional.of(Problems.malformed(501, "The only transfer coding served here is chunked."));
        }
        if (!codings.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
            return Optional.of(Problems.malformed(400, "HTTP/1.0 has no transfer codings."));
        }
        return Optional.empty();
    }

    static boolean hasBody(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? isChunked(request) : !length.equals("0");
    }

    static boolean isChunked(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The announced length of the body; 0 where none is announced, the greatest number where it is none. */
    static long announcedLength(HttpServerRequest request) {
        String length = request.headers().get(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }
}
