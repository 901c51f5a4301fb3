package io.buildify.sdk.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 describes it.
 *
 * @param type {@code https://buildify.io/problems/<name>}
 * @param title what kind of error it is, the same for every occurrence
 * @param status the HTTP status
 * @param detail this occurrence: what is wrong, why, and what helps
 * @param request the request's id, to be found in the log
 * @param errors the fields that were refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String request,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://buildify.io/problems/";

    /**
     * One refused field of a request.
     *
     * @param field its path, {@code lines[0].unit_price}
     */
    public record FieldError(String field, String message) {}

    /** A problem of the platform or a module, by the last segment of its type. */
    public static Problem of(int status, String name, String title) {
        return new Problem(URI.create(TYPES + name), title, status, null, null, List.of());
    }

    /** A thing that is not there, or is not the caller's: nobody can tell which. */
    public static Problem notFound(String thing, Object id) {
        return of(404, "not-found", "Not found").detail("There is no %s %s.".formatted(thing, id));
    }

    public Problem detail(@Nullable String detail) {
        return new Problem(type, title, status, detail, request, errors);
    }

    public Problem errors(List<FieldError> errors) {
        return new Problem(type, title, status, detail, request, errors);
    }

    public Problem request(@Nullable String request) {
        return new Problem(type, title, status, detail, request, errors);
    }
}
