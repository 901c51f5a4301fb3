package io.buildify.financial.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invoice in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceSummary(
        UUID id,
        InvoiceStatus status,
        @Nullable String number,
        String customer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String currency,
        String gross,
        String open) {

    static InvoiceSummary of(Invoice invoice) {
        return new InvoiceSummary(
                invoice.id,
                invoice.status(),
                invoice.number,
                invoice.customer,
                invoice.issuedOn,
                invoice.dueOn,
                invoice.currency.getCurrencyCode(),
                invoice.gross.toPlainString(),
                invoice.remaining().toPlainString());
    }
}
