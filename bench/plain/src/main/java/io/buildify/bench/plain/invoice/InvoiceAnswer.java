package io.buildify.bench.plain.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceAnswer(
        UUID id,
        String status,
        @Nullable String number,
        String customer,
        UUID customerId,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate cancelledOn,
        String currency,
        String net,
        String tax,
        String gross,
        String paid,
        String open,
        @Nullable UUID shipment,
        long version,
        Instant createdAt,
        List<Tax> taxes,
        List<Line> lines) {

    /** The tax of one rate. */
    public record Tax(String rate, String net, String tax) {

        static Tax of(Totals.Tax tax) {
            return new Tax(
                    tax.rate().toPlainString(),
                    tax.net().toPlainString(),
                    tax.tax().toPlainString());
        }
    }

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Nullable String sku, String description, String quantity, String unitPrice, String taxRate, String net) {

        static Line of(PlainInvoiceLine line) {
            return new Line(
                    line.sku,
                    line.description,
                    line.quantity.toPlainString(),
                    line.unitPrice.toPlainString(),
                    line.taxRate.toPlainString(),
                    line.net.toPlainString());
        }
    }

    static InvoiceAnswer of(PlainInvoice invoice) {
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
                Totals.round(invoice.paid, invoice.currency).toPlainString(),
                invoice.remaining().toPlainString(),
                invoice.shipmentId,
                invoice.version,
                invoice.createdAt,
                invoice.totals().taxes().stream().map(Tax::of).toList(),
                invoice.lines.stream().map(Line::of).toList());
    }
}
