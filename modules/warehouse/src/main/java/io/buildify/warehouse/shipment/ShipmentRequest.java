package io.buildify.warehouse.shipment;

import io.buildify.warehouse.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a new shipment. Decimals may be strings or numbers; strings are exact.
 *
 * @param currency the configuration's if absent
 */
public record ShipmentRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Acme Corp")
        String customer,

        @Schema(type = SchemaType.STRING, examples = "EUR") @Nullable
        Currency currency,

        @NotEmpty @Size(max = 200) List<@NotNull @Valid Line> lines) {

    /**
     * Some of one product.
     *
     * @param location where it is taken from
     * @param description the product's name if absent
     */
    public record Line(
            @NotBlank @Schema(examples = "BOLT-8") String sku,

            @NotNull UUID location,

            @Size(min = 1, max = 500) @Schema(examples = "Bolt M8") @Nullable
            String description,

            @NotNull
            @Positive
            @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
            @Schema(type = SchemaType.STRING, examples = "2")
            BigDecimal quantity,

            @NotNull
            @PositiveOrZero
            @Digits(integer = 12, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "10.00")
            BigDecimal unitPrice) {}
}
