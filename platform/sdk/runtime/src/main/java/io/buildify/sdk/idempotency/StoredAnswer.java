package io.buildify.sdk.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a request was answered, as it is kept.
 *
 * @param fingerprint of the request
 */
record StoredAnswer(
        String fingerprint,
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String contentType,
        byte @Nullable [] body) {

    /** The same once more; says so in a header. */
    Response again() {
        Response.ResponseBuilder answer = Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.ETAG, etag)
                .header("Idempotent-Replayed", true);
        return body == null
                ? answer.build()
                : answer.header(HttpHeaders.CONTENT_TYPE, contentType)
                        .entity(body)
                        .build();
    }
}
