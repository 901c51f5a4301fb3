package io.buildify.financial.invoice;

import io.buildify.financial.Refusal;
import io.buildify.financial.TrackedBookRow;
import io.buildify.financial.customer.Customer;
import io.buildify.financial.money.MinorUnit;
import io.buildify.sdk.problem.ProblemException;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, or the draft of one. It keeps the currency, the tax rates and the customer's name of its day; the database
 * keeps what was issued from being changed.
 */
@Entity
@Table(name = "financial_invoices")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Invoice extends TrackedBookRow {

    @Enumerated(EnumType.STRING)
    InvoiceState state;

    @Nullable
    String number;

    @Column(name = "customer_id")
    UUID customerId;

    String customer;

    @Column(name = "customer_address")
    @Nullable
    String customerAddress;

    @Column(name = "customer_tax_number")
    @Nullable
    String customerTaxNumber;

    @Column(name = "issued_on")
    @Nullable
    LocalDate issuedOn;

    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;

    @Column(name = "cancelled_on")
    @Nullable
    LocalDate cancelledOn;

    Currency currency;

    BigDecimal net;

    BigDecimal tax;

    BigDecimal gross;

    /** The database counts it. */
    @Column(insertable = false, updatable = false)
    BigDecimal paid = BigDecimal.ZERO;

    /** {@link #status()} as the database reckons it, for lists. */
    @Formula(
            "case when state <> 'issued' then upper(state) when paid = gross then 'PAID' when paid = 0 then 'ISSUED' else 'PARTIALLY_PAID' end")
    @Enumerated(EnumType.STRING)
    @Nullable
    InvoiceStatus counted;

    @Column(name = "shipment_id")
    @Nullable
    UUID shipmentId;

    @ElementCollection
    @CollectionTable(name = "financial_invoice_lines", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderColumn(name = "position")
    List<InvoiceLine> lines;

    /** A draft of that content. */
    static Invoice draft(InvoiceContent content) {
        Invoice invoice = new Invoice();
        invoice.state = InvoiceState.DRAFT;
        invoice.lines = content.lines();
        invoice.fill(content);
        return invoice;
    }

    /** Takes another content. */
    void replace(InvoiceContent content) {
        lines.clear();
        lines.addAll(content.lines());
        fill(content);
    }

    private void fill(InvoiceContent content) {
        customerId = content.customer().id;
        customer = content.customer().name();
        currency = content.currency();
        shipmentId = content.shipment();
        Totals totals = totals();
        net = totals.net();
        tax = totals.tax();
        gross = totals.gross();
    }

    /** Becomes an invoice for a customer as it is today. */
    void issue(String number, Customer customer, LocalDate today, LocalDate dueOn) {
        this.state = InvoiceState.ISSUED;
        this.number = number;
        this.customer = customer.name();
        this.customerAddress = customer.address();
        this.customerTaxNumber = customer.taxNumber();
        this.issuedOn = today;
        this.dueOn = dueOn;
    }

    /**
     * @throws ProblemException 409 {@code wrong-status}
     */
    void requireDraft() {
        require(InvoiceState.DRAFT, "a draft");
    }

    /**
     * @throws ProblemException 409 {@code wrong-status} if it is a draft, or cancelled
     */
    public void requireIssued() {
        require(InvoiceState.ISSUED, "issued");
    }

    /**
     * @throws ProblemException 409 {@code wrong-status} if it is a draft
     */
    public void requireNoDraft() {
        if (state == InvoiceState.DRAFT) {
            requireIssued();
        }
    }

    private void require(InvoiceState needed, String what) {
        if (state != needed) {
            throw Refusal.conflict(
                    "wrong-status",
                    "Not possible any more, or not yet",
                    "Invoice %s is %s. It must be %s for this.",
                    Objects.requireNonNullElse(number, id.toString()),
                    status().text(),
                    what);
        }
    }

    InvoiceStatus status() {
        return InvoiceStatus.of(state, gross, paid);
    }

    /** Its sums, with the tax of each rate. */
    public Totals totals() {
        return Totals.of(
                lines.stream()
                        .map(line -> new Totals.Line(line.net, line.taxRate))
                        .toList(),
                currency);
    }

    /** As printed on it; none while it is a draft. */
    public String number() {
        return Objects.requireNonNull(number, "a draft has no number");
    }

    public UUID customerId() {
        return customerId;
    }

    public Currency currency() {
        return currency;
    }

    public BigDecimal gross() {
        return gross;
    }

    public BigDecimal paid() {
        return MinorUnit.round(paid, currency);
    }

    /** What is still to be paid; nothing of a draft, or of a cancelled one. */
    public BigDecimal remaining() {
        return state == InvoiceState.ISSUED ? gross.subtract(paid()) : MinorUnit.round(BigDecimal.ZERO, currency);
    }

    public LocalDate issuedOn() {
        return Objects.requireNonNull(issuedOn, "a draft has no day");
    }

    public LocalDate dueOn() {
        return Objects.requireNonNull(dueOn, "a draft is never due");
    }

    /** When it was taken back; null if it was not. */
    public @Nullable LocalDate cancelledOn() {
        return cancelledOn;
    }

    public String customer() {
        return customer;
    }

    /** In lines. */
    public @Nullable String customerAddress() {
        return customerAddress;
    }

    public @Nullable String customerTaxNumber() {
        return customerTaxNumber;
    }

    /** What it is for; null if for no shipment. */
    public @Nullable UUID shipmentId() {
        return shipmentId;
    }

    public List<InvoiceLine> lines() {
        return lines;
    }
}
