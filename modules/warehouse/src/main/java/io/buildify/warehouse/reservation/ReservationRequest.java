package io.buildify.warehouse.reservation;

import io.buildify.warehouse.Quantity;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client wants to be kept. Decimals may be strings or numbers; strings are exact. */
public record ReservationRequest(
        @NotBlank @Schema(examples = "BOLT-8") String sku,

        @NotNull UUID location,

        @NotNull
        @Positive
        @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
        @Schema(type = SchemaType.STRING, examples = "4")
        BigDecimal quantity,

        @Size(max = 200) @Nullable String reference) {}
