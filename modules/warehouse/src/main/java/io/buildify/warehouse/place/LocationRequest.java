package io.buildify.warehouse.place;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends for a new location, or to change one.
 *
 * @param code unique in the warehouse
 */
public record LocationRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,20}") @Schema(examples = "A-01")
        String code) {}
