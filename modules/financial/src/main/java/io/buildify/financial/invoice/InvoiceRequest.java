package io.buildify.financial.invoice;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends for a new invoice. Decimals may be strings or numbers; strings are exact.
 *
 * @param customer its name; a customer that is not there yet is added
 * @param customerId in place of the name
 * @param draft whether to issue it later; it is issued at once if absent
 */
public record InvoiceRequest(
        @Size(max = 200)
        @Pattern(regexp = ".*\\S.*", message = "must not be blank")
        @Schema(examples = "Acme Corp")
        @Nullable
        String customer,

        @Nullable UUID customerId,

        @Nullable Boolean draft,

        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /**
     * One thing that was sold.
     *
     * @param sku of goods; absent for anything else
     * @param taxRate as a fraction; the configuration's if absent
     */
    public record Line(
            @Size(min = 1, max = 100) @Schema(examples = "BOLT-8") @Nullable
            String sku,

            @NotBlank @Size(max = 500) @Schema(examples = "Consulting")
            String description,

            @NotNull @Positive @Digits(integer = 9, fraction = 6) @Schema(type = SchemaType.STRING, examples = "10")
            BigDecimal quantity,

            @NotNull
            @PositiveOrZero
            @Digits(integer = 12, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "150.00")
            BigDecimal unitPrice,

            @DecimalMin("0")
            @DecimalMax("1")
            @Digits(integer = 1, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "0.07")
            @Nullable
            BigDecimal taxRate) {}

    boolean isDraft() {
        return Boolean.TRUE.equals(draft);
    }
}
