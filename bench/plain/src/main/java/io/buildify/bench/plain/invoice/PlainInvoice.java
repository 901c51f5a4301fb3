package io.buildify.bench.plain.invoice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** An invoice, or the draft of one. */
@Entity
@IdClass(RowKey.class)
@Table(name = "financial_invoices")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainInvoice extends PlainTrackedRow {

    static final String DRAFT = "draft";
    static final String ISSUED = "issued";

    public String state;

    @Nullable
    public String number;

    @Column(name = "customer_id")
    public UUID customerId;

    public String customer;

    @Column(name = "customer_address")
    @Nullable
    public String customerAddress;

    @Column(name = "customer_tax_number")
    @Nullable
    public String customerTaxNumber;

    @Column(name = "issued_on")
    @Nullable
    public LocalDate issuedOn;

    @Column(name = "due_on")
    @Nullable
    public LocalDate dueOn;

    @Column(name = "cancelled_on")
    @Nullable
    public LocalDate cancelledOn;

    public Currency currency;

    public BigDecimal net;

    public BigDecimal tax;

    public BigDecimal gross;

    @Column(insertable = false, updatable = false)
    public BigDecimal paid = BigDecimal.ZERO;

    @Formula(
            "case when state <> 'issued' then upper(state) when paid = gross then 'PAID' when paid = 0 then 'ISSUED' else 'PARTIALLY_PAID' end")
    @Nullable
    public String counted;

    @Column(name = "shipment_id")
    @Nullable
    public UUID shipmentId;

    @ElementCollection
    @CollectionTable(
            name = "financial_invoice_lines",
            joinColumns = {
                @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"),
                @JoinColumn(name = "invoice_id", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    public List<PlainInvoiceLine> lines;

    static PlainInvoice draft(PlainCustomer customer, Currency currency, List<PlainInvoiceLine> lines) {
        PlainInvoice invoice = new PlainInvoice();
        invoice.belongTo(customer.tenant);
        invoice.state = DRAFT;
        invoice.customerId = customer.id;
        invoice.customer = customer.name;
        invoice.currency = currency;
        invoice.lines = lines;
        Totals totals = invoice.totals();
        invoice.net = totals.net();
        invoice.tax = totals.tax();
        invoice.gross = totals.gross();
        return invoice;
    }

    void issue(String newNumber, PlainCustomer to, LocalDate today, LocalDate due) {
        state = ISSUED;
        number = newNumber;
        customer = to.name;
        customerAddress = to.address;
        customerTaxNumber = to.taxNumber;
        issuedOn = today;
        dueOn = due;
    }

    Totals totals() {
        return Totals.of(lines, currency);
    }

    String status() {
        return !state.equals(ISSUED)
                ? state
                : paid.compareTo(gross) == 0 ? "paid" : paid.signum() == 0 ? ISSUED : "partially_paid";
    }

    /** What is still to be paid; nothing of a draft, or of a cancelled one. */
    BigDecimal remaining() {
        return Totals.round(state.equals(ISSUED) ? gross.subtract(paid) : BigDecimal.ZERO, currency);
    }
}
