package io.buildify.bench.plain.invoice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends for a new invoice. */
public record InvoiceRequest(
        @NotNull @Size(max = 200) @Pattern(regexp = ".*\\S.*")
        String customer,

        @Nullable Boolean draft,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /** One thing that was sold. */
    public record Line(
            @Size(min = 1, max = 100) @Nullable String sku,
            @NotBlank @Size(max = 500) String description,

            @NotNull @Positive @Digits(integer = 9, fraction = 6)
            BigDecimal quantity,

            @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 6)
            BigDecimal unitPrice,

            @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) @Nullable
            BigDecimal taxRate) {}
}
