package io.buildify.financial.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of an invoice. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class InvoiceLine {

    @Nullable
    String sku;

    String description;

    BigDecimal quantity;

    @Column(name = "unit_price")
    BigDecimal unitPrice;

    @Column(name = "tax_rate")
    BigDecimal taxRate;

    BigDecimal net;

    /** @param usualRate the tax rate of a line that names none */
    static InvoiceLine of(InvoiceRequest.Line request, BigDecimal usualRate, Currency currency) {
        InvoiceLine line = new InvoiceLine();
        line.sku = request.sku();
        line.description = request.description();
        line.quantity = request.quantity();
        line.unitPrice = request.unitPrice();
        line.taxRate = Objects.requireNonNullElse(request.taxRate(), usualRate);
        line.net = Totals.line(request.quantity(), request.unitPrice(), currency);
        return line;
    }

    /** What was sold as goods; null for anything else. */
    public @Nullable String sku() {
        return sku;
    }

    public String description() {
        return description;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    public BigDecimal unitPrice() {
        return unitPrice;
    }

    /** As a fraction. */
    public BigDecimal taxRate() {
        return taxRate;
    }

    /** What it costs before tax. */
    public BigDecimal net() {
        return net;
    }
}
