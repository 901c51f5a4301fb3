package io.buildify.__package__.item;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client may change of an item. */
public record ItemChange(
        @NotBlank @Size(max = 200) @Schema(examples = "First") String name) {}
