package io.buildify.warehouse.stock;

import io.buildify.warehouse.Quantity;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was found or is missing.
 *
 * @param quantity negative for what is missing
 * @param reason kept as the movement's reference
 */
public record Adjustment(
        @NotBlank @Schema(examples = "BOLT-8") String sku,

        @NotNull UUID location,

        @NotNull
        @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
        @Schema(type = SchemaType.STRING, examples = "-1")
        BigDecimal quantity,

        @NotBlank @Size(max = 200) @Schema(examples = "broken")
        String reason) {}
