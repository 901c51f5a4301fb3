package io.buildify.warehouse.count;

import io.buildify.warehouse.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was counted at a location. Decimals may be strings or numbers; strings are exact. */
public record CountRequest(
        @NotNull UUID location, @NotEmpty @Size(max = 200) List<@NotNull @Valid Line> lines) {

    /** One product; each at most once. */
    public record Line(
            @NotBlank @Schema(examples = "BOLT-8") String sku,

            @NotNull
            @PositiveOrZero
            @Digits(integer = Quantity.INTEGER, fraction = Quantity.FRACTION)
            @Schema(type = SchemaType.STRING, examples = "97")
            BigDecimal counted) {}
}
