package io.buildify.financial.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a payment that has arrived.
 *
 * @param customerId who has paid; that of the first allocation's invoice if absent
 * @param currency the configuration's if absent
 * @param receivedOn today if absent
 * @param reference such as the text of the transfer
 * @param allocations what it pays for; the rest is the customer's credit
 */
public record PaymentRequest(
        @Nullable UUID customerId,

        @NotNull @Positive @Digits(integer = 15, fraction = 6) @Schema(type = SchemaType.STRING, examples = "100.00")
        BigDecimal amount,

        @Schema(type = SchemaType.STRING, examples = "EUR") @Nullable
        Currency currency,

        @Nullable LocalDate receivedOn,

        @Size(max = 200) @Schema(examples = "DE-INV-2026-000001") @Nullable
        String reference,

        @Size(max = 100) @Nullable List<AllocationRequest.@NotNull @Valid Part> allocations) {

    List<AllocationRequest.Part> parts() {
        return Objects.requireNonNullElse(allocations, List.of());
    }
}
