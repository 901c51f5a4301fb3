package io.buildify.sdk.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param next the cursor of the next part, for {@code ?after=}; absent in the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * Makes a page of rows that were read with {@link PageRequest#probe()} as limit.
     *
     * @param id the id that the list is ordered by
     */
    public static <R, T> Page<T> of(PageRequest request, List<R> rows, Function<R, UUID> id, Function<R, T> item) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(shown.stream().map(item).toList(), more ? Cursor.of(id.apply(shown.getLast())) : null);
    }
}
