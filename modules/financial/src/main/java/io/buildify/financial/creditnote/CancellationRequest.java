package io.buildify.financial.creditnote;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an invoice is taken back; the credit note says so. */
public record CancellationRequest(
        @NotBlank @Size(max = 500) @Schema(examples = "Goods were returned")
        String reason) {}
