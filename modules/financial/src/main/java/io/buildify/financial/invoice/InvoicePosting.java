package io.buildify.financial.invoice;

import io.buildify.financial.account.AccountRole;
import io.buildify.financial.journal.EntrySource;
import io.buildify.financial.journal.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** PURE: what an invoice books. */
public final class InvoicePosting {

    private InvoicePosting() {}

    /** The customer owes the gross; revenue and tax are booked for each rate. */
    public static Posting issued(Invoice invoice) {
        List<Posting.Line> lines = new ArrayList<>();
        lines.add(Posting.Line.debit(AccountRole.RECEIVABLE, invoice.gross));
        invoice.totals().taxes().forEach(tax -> {
            lines.add(new Posting.Line(AccountRole.REVENUE, tax.net().negate(), tax.rate()));
            lines.add(new Posting.Line(AccountRole.OUTPUT_VAT, tax.tax().negate(), tax.rate()));
        });
        return new Posting(
                EntrySource.INVOICE,
                invoice.id,
                invoice.issuedOn(),
                invoice.currency,
                "Invoice " + invoice.number(),
                lines);
    }

    /** The same the other way round. */
    public static Posting cancelled(Invoice invoice, UUID creditNote, String number, LocalDate on) {
        return issued(invoice)
                .takenBack(
                        EntrySource.CREDIT_NOTE,
                        creditNote,
                        on,
                        "Credit note %s for invoice %s".formatted(number, invoice.number()));
    }
}
