package io.buildify.sdk.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list to answer, in which order; a {@code @BeanParam} for {@link ListFields#page}. */
@SuppressWarnings("NullAway.Init") // The request fills the fields.
public final class ListRequest {

    /** What is no filter: these, and the company to work for. */
    private static final Set<String> OWN = Set.of("limit", "after", "sort", "company");

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "At most so many items")
    int limit;

    @QueryParam("after")
    @Parameter(description = "next of the page before")
    @Nullable
    String after;

    @QueryParam("sort")
    @Parameter(description = "Fields to sort by, with a minus before those that fall: -created_at,number")
    @Nullable
    String sort;

    @Context
    @Schema(hidden = true)
    UriInfo uri;

    int limit() {
        return limit;
    }

    @Nullable
    String after() {
        return after;
    }

    @Nullable
    String sort() {
        return sort;
    }

    /** All other parameters of the query, with their values. */
    Map<String, List<String>> filters() {
        Map<String, List<String>> filters = new LinkedHashMap<>(uri.getQueryParameters());
        filters.keySet().removeAll(OWN);
        return filters;
    }
}
