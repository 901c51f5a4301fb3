package io.buildify.financial.journal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a new entry of the journal. Decimals may be strings or numbers; strings are exact.
 *
 * @param bookedOn today if absent
 * @param currency the configuration's if absent
 * @param lines their debits and credits come to the same
 */
public record EntryRequest(
        @Nullable LocalDate bookedOn,

        @Schema(type = SchemaType.STRING, examples = "EUR") @Nullable
        Currency currency,

        @NotBlank @Size(max = 500) @Schema(examples = "Office rent, November")
        String description,

        @NotNull @Size(min = 2, max = 200) List<@NotNull @Valid Line> lines) {

    /**
     * One line: either a debit or a credit.
     *
     * @param account its code
     * @param taxRate as a fraction, where the line is the base or the amount of a tax
     */
    public record Line(
            @NotBlank @Schema(examples = "5000") String account,

            @Positive
            @Digits(integer = 15, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "100.00")
            @Nullable
            BigDecimal debit,

            @Positive
            @Digits(integer = 15, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "100.00")
            @Nullable
            BigDecimal credit,

            @DecimalMin("0")
            @DecimalMax("1")
            @Digits(integer = 1, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "0.19")
            @Nullable
            BigDecimal taxRate) {}
}
