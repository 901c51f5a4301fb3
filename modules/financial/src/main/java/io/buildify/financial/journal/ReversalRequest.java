package io.buildify.financial.journal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is taken back, and when.
 *
 * @param bookedOn today, or the entry's day if that is later, if absent
 */
public record ReversalRequest(
        @Nullable LocalDate bookedOn,

        @NotBlank @Size(max = 500) @Schema(examples = "Booked twice")
        String description) {}
