package io.buildify.financial.invoice;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice as clients see it. Amounts are strings, with exactly the digits of the currency's minor unit. */
@Schema(name = "Invoice")
public record InvoiceAnswer(
        UUID id,
        @Schema(examples = "DE-INV-2026-000001") String number,
        String customer,
        LocalDate issuedOn,
        @Schema(examples = "EUR") String currency,
        @Schema(examples = "0.19") String taxRate,
        @Schema(examples = "1500.00") String net,
        @Schema(examples = "285.00") String tax,
        @Schema(examples = "1785.00") String gross,
        long version,
        Instant createdAt,
        List<Line> lines)
        implements Versioned {

    /** One line. */
    @Schema(name = "InvoiceLine")
    public record Line(String description, String quantity, String unitPrice, String net) {

        static Line of(InvoiceLine line) {
            return new Line(
                    line.description,
                    line.quantity.toPlainString(),
                    line.unitPrice.toPlainString(),
                    line.net.toPlainString());
        }
    }

    static InvoiceAnswer of(Invoice invoice) {
        return new InvoiceAnswer(
                invoice.id,
                invoice.number,
                invoice.customer,
                invoice.issuedOn,
                invoice.currency.getCurrencyCode(),
                invoice.taxRate.toPlainString(),
                invoice.net.toPlainString(),
                invoice.tax.toPlainString(),
                invoice.gross.toPlainString(),
                invoice.version(),
                invoice.createdAt(),
                invoice.lines.stream().map(Line::of).toList());
    }
}
