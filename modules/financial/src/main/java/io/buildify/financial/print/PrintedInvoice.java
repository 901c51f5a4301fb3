package io.buildify.financial.print;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.creditnote.CreditNote;
import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.invoice.InvoiceLine;
import io.buildify.financial.invoice.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PURE: what is printed of an invoice or a credit note.
 *
 * @param title what it is, with its number
 * @param issuer who issues it: name and address in lines, and tax number
 * @param customer whom it is for, likewise
 * @param facts days and references, each with its name
 * @param lines cells of the table's rows, as many as {@link #COLUMNS}
 * @param sums net, taxes and gross, each with its name
 * @param footer empty for none
 */
record PrintedInvoice(
        String title,
        List<String> issuer,
        List<String> customer,
        List<Fact> facts,
        List<List<String>> lines,
        List<Fact> sums,
        String footer) {

    static final List<String> COLUMNS = List.of("Description", "Quantity", "Unit price", "Tax", "Net");

    /** A value with its name. */
    record Fact(String name, String value) {}

    static PrintedInvoice of(Invoice invoice, FinancialConfiguration configuration) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Date", invoice.issuedOn().toString()));
        facts.add(new Fact("Due", invoice.dueOn().toString()));
        if (invoice.cancelledOn() != null) {
            facts.add(new Fact("Cancelled", invoice.cancelledOn().toString()));
        }
        return of("Invoice " + invoice.number(), facts, invoice, configuration);
    }

    static PrintedInvoice of(CreditNote note, Invoice invoice, FinancialConfiguration configuration) {
        List<Fact> facts = List.of(
                new Fact("Date", note.issuedOn().toString()),
                new Fact("For invoice", invoice.number()),
                new Fact("Reason", note.reason()));
        return of("Credit note " + note.number(), facts, invoice, configuration);
    }

    private static PrintedInvoice of(
            String title, List<Fact> facts, Invoice invoice, FinancialConfiguration configuration) {
        return new PrintedInvoice(
                title,
                party(configuration.companyName(), configuration.companyAddress(), configuration.companyTaxNumber()),
                party(invoice.customer(), invoice.customerAddress(), invoice.customerTaxNumber()),
                facts,
                invoice.lines().stream().map(PrintedInvoice::cells).toList(),
                sums(invoice),
                configuration.invoiceFooter());
    }

    private static List<String> party(String name, @Nullable String address, @Nullable String taxNumber) {
        Stream<String> lines = Stream.concat(Stream.of(name), address == null ? Stream.empty() : address.lines());
        Stream<String> tax =
                taxNumber == null || taxNumber.isBlank() ? Stream.empty() : Stream.of("Tax number " + taxNumber);
        return Stream.concat(lines, tax).filter(line -> !line.isBlank()).toList();
    }

    private static List<String> cells(InvoiceLine line) {
        return List.of(
                line.sku() == null ? line.description() : "%s (%s)".formatted(line.description(), line.sku()),
                line.quantity().stripTrailingZeros().toPlainString(),
                line.unitPrice().toPlainString(),
                percent(line.taxRate()),
                line.net().toPlainString());
    }

    private static List<Fact> sums(Invoice invoice) {
        Totals totals = invoice.totals();
        List<Fact> sums = new ArrayList<>();
        sums.add(new Fact("Net", totals.net().toPlainString()));
        totals.taxes()
                .forEach(tax -> sums.add(new Fact(
                        "Tax %s of %s".formatted(percent(tax.rate()), tax.net().toPlainString()),
                        tax.tax().toPlainString())));
        sums.add(new Fact(
                "Total " + invoice.currency().getCurrencyCode(), totals.gross().toPlainString()));
        return sums;
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
