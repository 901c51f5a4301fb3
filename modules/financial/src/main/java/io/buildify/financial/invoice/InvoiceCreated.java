package io.buildify.financial.invoice;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import java.util.UUID;

/**
 * An invoice was issued.
 *
 * @param invoice its id
 * @param number as printed on it
 * @param customer whom it is for
 * @param currency ISO 4217 code
 * @param net exact decimal, as are tax and gross
 */
@EventType("financial.invoice.created")
public record InvoiceCreated(
        UUID invoice, String number, String customer, String currency, String net, String tax, String gross)
        implements Event {

    static InvoiceCreated of(Invoice invoice) {
        return new InvoiceCreated(
                invoice.id,
                invoice.number(),
                invoice.customer,
                invoice.currency.getCurrencyCode(),
                invoice.net.toPlainString(),
                invoice.tax.toPlainString(),
                invoice.gross.toPlainString());
    }

    @Override
    public String subject() {
        return invoice.toString();
    }
}
