package io.buildify.sdk.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list to answer; a {@code @BeanParam}. Lists are ordered by falling id, which is newest first. */
public final class PageRequest {

    /** Above every id that was or will be given. */
    private static final UUID TOP = new UUID(-1L, -1L);

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

    public int limit() {
        return limit;
    }

    /** One more than asked for, to see whether there is a next page. */
    public int probe() {
        return limit + 1;
    }

    /** Ids of the page are below this one. */
    public UUID below() {
        return after == null ? TOP : Cursor.parse(after);
    }
}
