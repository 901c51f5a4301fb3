package io.buildify.warehouse.product;

import io.buildify.warehouse.Quantity;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a new product. Decimals may be strings or numbers; strings are exact.
 *
 * @param sku unique in the company
 * @param reorderLevel 0 if absent: never low
 */
public record ProductRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") @Schema(examples = "BOLT-8")
        String sku,

        @NotBlank @Size(max = 200) @Schema(examples = "Bolt M8")
        String name,

        @NotBlank @Size(max = 20) @Schema(examples = "piece")
        String unit,

        @PositiveOrZero
        @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
        @Schema(type = SchemaType.STRING, examples = "20")
        @Nullable
        BigDecimal reorderLevel) {}
