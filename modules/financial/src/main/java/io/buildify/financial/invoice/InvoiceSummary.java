package io.buildify.financial.invoice;

import java.time.LocalDate;
import java.util.UUID;

/** An invoice in a list. */
public record InvoiceSummary(
        UUID id, String number, String customer, LocalDate issuedOn, String currency, String gross) {

    static InvoiceSummary of(Invoice invoice) {
        return new InvoiceSummary(
                invoice.id,
                invoice.number,
                invoice.customer,
                invoice.issuedOn,
                invoice.currency.getCurrencyCode(),
                invoice.gross.toPlainString());
    }
}
