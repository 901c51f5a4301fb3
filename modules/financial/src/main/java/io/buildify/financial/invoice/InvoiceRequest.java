package io.buildify.financial.invoice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends for a new invoice. Decimals may be strings or numbers; strings are exact. */
public record InvoiceRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "Acme Corp")
        String customer,

        @NotEmpty @Size(max = 500) List<@NotNull @Valid Line> lines) {

    /** One thing that was sold. */
    public record Line(
            @NotBlank @Size(max = 500) @Schema(examples = "Consulting")
            String description,

            @NotNull @Positive @Digits(integer = 9, fraction = 6) @Schema(type = SchemaType.STRING, examples = "10")
            BigDecimal quantity,

            @NotNull
            @PositiveOrZero
            @Digits(integer = 12, fraction = 6)
            @Schema(type = SchemaType.STRING, examples = "150.00")
            BigDecimal unitPrice) {}
}
