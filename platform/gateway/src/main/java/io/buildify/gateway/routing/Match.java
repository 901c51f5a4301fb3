package io.buildify.gateway.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of conditions, all of which a request has to meet.
 *
 * @param method {@code null} takes every method
 */
public record Match(
        PathMatch path,
        List<NameValue> headers,
        List<NameValue> query,
        @Nullable String method) {

    public Match {
        headers = List.copyOf(headers);
        query = List.copyOf(query);
    }

    /** Whether everything but the path fits; the table has already compared the path. */
    boolean fits(RouteRequest request) {
        return (method == null || method.equals(request.method()))
                && headers.stream()
                        .allMatch(wanted ->
                                wanted.value().equals(request.headers().value(wanted.name())))
                && query.stream().allMatch(wanted -> wanted.value().equals(request.parameter(wanted.name())));
    }
}
