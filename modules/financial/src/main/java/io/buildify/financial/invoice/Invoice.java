package io.buildify.financial.invoice;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/** An issued invoice. It keeps the currency and the tax rate of its day. */
@Entity
@Table(name = "financial_invoices")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Invoice extends TrackedRow {

    String number;

    String customer;

    @Column(name = "issued_on")
    LocalDate issuedOn;

    Currency currency;

    @Column(name = "tax_rate")
    BigDecimal taxRate;

    BigDecimal net;

    BigDecimal tax;

    BigDecimal gross;

    @ElementCollection
    @CollectionTable(name = "financial_invoice_lines", joinColumns = @JoinColumn(name = "invoice_id"))
    @OrderColumn(name = "position")
    List<InvoiceLine> lines;

    /** An invoice as of now, under the configuration of now. */
    static Invoice issue(InvoiceRequest request, FinancialConfiguration configuration, String number, Instant now) {
        Invoice invoice = new Invoice();
        invoice.number = number;
        invoice.customer = request.customer();
        invoice.issuedOn = LocalDate.ofInstant(now, ZoneOffset.UTC);
        invoice.currency = configuration.currency();
        invoice.taxRate = configuration.taxRate();
        invoice.lines = request.lines().stream()
                .map(line -> InvoiceLine.of(line, configuration.currency()))
                .toList();
        Totals totals = Totals.of(
                invoice.lines.stream().map(line -> line.net).toList(),
                configuration.taxRate(),
                configuration.currency());
        invoice.net = totals.net();
        invoice.tax = totals.tax();
        invoice.gross = totals.gross();
        return invoice;
    }
}
