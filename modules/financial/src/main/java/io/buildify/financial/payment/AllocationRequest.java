package io.buildify.financial.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of a payment is to pay for which invoices, one after the other. */
public record AllocationRequest(@NotEmpty @Size(max = 100) List<@NotNull @Valid Part> allocations) {

    /**
     * What pays for one invoice.
     *
     * @param invoice its id
     * @param amount what is open of it, at most what is left of the payment, if absent
     */
    @Schema(name = "AllocationPart")
    public record Part(
            @NotNull UUID invoice,

            @Positive
            @Digits(integer = 15, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "100.00")
            @Nullable
            BigDecimal amount) {}
}
