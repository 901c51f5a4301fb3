package io.buildify.financial.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as clients see it. Amounts are strings, with exactly the digits of the currency's minor unit.
 *
 * @param number absent while it is a draft, as are the two days
 * @param paid what payments have been allocated to it
 * @param open what is still to be paid; nothing of a draft and of a cancelled one
 * @param shipment that it was made for; absent if for none
 */
@Schema(name = "Invoice")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceAnswer(
        UUID id,
        InvoiceStatus status,
        @Schema(examples = "DE-INV-2026-000001") @Nullable String number,
        String customer,
        UUID customerId,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate cancelledOn,
        @Schema(examples = "EUR") String currency,
        @Schema(examples = "1500.00") String net,
        @Schema(examples = "285.00") String tax,
        @Schema(examples = "1785.00") String gross,
        @Schema(examples = "0.00") String paid,
        @Schema(examples = "1785.00") String open,
        @Nullable UUID shipment,
        long version,
        Instant createdAt,
        List<Tax> taxes,
        List<Line> lines)
        implements Versioned {

    /** The tax of one rate. */
    @Schema(name = "InvoiceTax")
    public record Tax(@Schema(examples = "0.19") String rate, String net, String tax) {

        static Tax of(Totals.Tax tax) {
            return new Tax(
                    tax.rate().toPlainString(),
                    tax.net().toPlainString(),
                    tax.tax().toPlainString());
        }
    }

    /** One line. */
    @Schema(name = "InvoiceLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Nullable String sku, String description, String quantity, String unitPrice, String taxRate, String net) {

        static Line of(InvoiceLine line) {
            return new Line(
                    line.sku,
                    line.description,
                    line.quantity.toPlainString(),
                    line.unitPrice.toPlainString(),
                    line.taxRate.toPlainString(),
                    line.net.toPlainString());
        }
    }

    /** Of an invoice whose lines were read. */
    public static InvoiceAnswer of(Invoice invoice) {
        return new InvoiceAnswer(
                invoice.id,
                invoice.status(),
                invoice.number,
                invoice.customer,
                invoice.customerId,
                invoice.issuedOn,
                invoice.dueOn,
                invoice.cancelledOn,
                invoice.currency.getCurrencyCode(),
                invoice.net.toPlainString(),
                invoice.tax.toPlainString(),
                invoice.gross.toPlainString(),
                invoice.paid().toPlainString(),
                invoice.remaining().toPlainString(),
                invoice.shipmentId,
                invoice.version(),
                invoice.createdAt(),
                invoice.totals().taxes().stream().map(Tax::of).toList(),
                invoice.lines.stream().map(Line::of).toList());
    }
}
