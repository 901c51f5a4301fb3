package io.buildify.bench.plain.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of an invoice. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainInvoiceLine {

    @Nullable
    public String sku;

    public String description;

    public BigDecimal quantity;

    @Column(name = "unit_price")
    public BigDecimal unitPrice;

    @Column(name = "tax_rate")
    public BigDecimal taxRate;

    public BigDecimal net;

    static PlainInvoiceLine of(InvoiceRequest.Line request, BigDecimal usualRate, Currency currency) {
        PlainInvoiceLine line = new PlainInvoiceLine();
        line.sku = request.sku();
        line.description = request.description();
        line.quantity = request.quantity();
        line.unitPrice = request.unitPrice();
        line.taxRate = Objects.requireNonNullElse(request.taxRate(), usualRate);
        line.net = Totals.round(request.quantity().multiply(request.unitPrice()), currency);
        return line;
    }
}
