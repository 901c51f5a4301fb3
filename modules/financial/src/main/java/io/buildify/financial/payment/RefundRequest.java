package io.buildify.financial.payment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer gets back of a payment. */
public record RefundRequest(
        @NotNull @Positive @Digits(integer = 15, fraction = 6) @Schema(type = SchemaType.STRING, examples = "10.00")
        BigDecimal amount,

        @Size(max = 200) @Nullable String reference) {}
