package io.buildify.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * An error of the gateway itself, as RFC 9457 has it.
 *
 * @param name of the problem type, {@code https://buildify.io/problems/<name>}
 * @param title the same for every problem of that name
 * @param detail subject, reason, remedy
 * @param headers further headers of the response
 */
record Problem(int status, String name, String title, String detail, Map<String, String> headers) {

    Problem(int status, String name, String title, String detail) {
        this(status, name, title, detail, Map.of());
    }

    Problem with(String header, String value) {
        return new Problem(status, name, title, detail, Map.of(header, value));
    }

    void writeTo(HttpServerResponse response, String requestId) {
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.end(new JsonObject()
                .put("type", "https://buildify.io/problems/" + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("requestId", requestId)
                .toBuffer());
    }
}
