package io.buildify.__package__.item;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a client sends for a new item.
 *
 * @param number unique in the company; the item's code is made of it
 */
public record ItemRequest(
        @NotNull @Positive @Schema(examples = "1") Integer number,
        @NotBlank @Size(max = 200) @Schema(examples = "First") String name) {}
