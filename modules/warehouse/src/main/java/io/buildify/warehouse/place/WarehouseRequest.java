package io.buildify.warehouse.place;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends for a new warehouse, or to change one; all of it is sent.
 *
 * @param code unique in the company
 */
public record WarehouseRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9.-]{1,20}") @Schema(examples = "BER")
        String code,

        @NotBlank @Size(max = 200) @Schema(examples = "Berlin")
        String name) {}
