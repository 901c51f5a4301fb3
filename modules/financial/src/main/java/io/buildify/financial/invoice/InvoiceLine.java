package io.buildify.financial.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;

/** One line of an invoice. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class InvoiceLine {

    String description;

    BigDecimal quantity;

    @Column(name = "unit_price")
    BigDecimal unitPrice;

    BigDecimal net;

    static InvoiceLine of(InvoiceRequest.Line request, Currency currency) {
        InvoiceLine line = new InvoiceLine();
        line.description = request.description();
        line.quantity = request.quantity();
        line.unitPrice = request.unitPrice();
        line.net = Totals.line(request.quantity(), request.unitPrice(), currency);
        return line;
    }
}
