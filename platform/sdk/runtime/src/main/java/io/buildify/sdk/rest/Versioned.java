package io.buildify.sdk.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer that is one row: it goes out with its version as {@code ETag}, and as 304 to whoever has it already. */
public interface Versioned {

    /** Of the row, see {@link io.buildify.sdk.persistence.TrackedRow#version()}. */
    @Schema(description = "How often it was changed; in quotes it is the ETag")
    long version();
}
