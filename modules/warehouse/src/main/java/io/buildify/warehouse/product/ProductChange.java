package io.buildify.warehouse.product;

import io.buildify.warehouse.Quantity;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be changed of a product; all of it is sent. */
public record ProductChange(
        @NotBlank @Size(max = 200) String name,

        @NotBlank @Size(max = 20) String unit,

        @NotNull
        @PositiveOrZero
        @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
        @Schema(type = SchemaType.STRING, examples = "20")
        BigDecimal reorderLevel) {}
