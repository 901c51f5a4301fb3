package io.buildify.financial.print;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.creditnote.CreditNotes;
import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.invoice.InvoiceBook;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Prints what was issued. Who issues it, and the foot, are those of today's configuration. */
@Singleton
class Printing {

    static final String PDF = "application/pdf";

    private final InvoiceBook invoices;
    private final CreditNotes notes;
    private final Configuration configuration;
    private final Vertx vertx;

    Printing(InvoiceBook invoices, CreditNotes notes, Configuration configuration, Vertx vertx) {
        this.invoices = invoices;
        this.notes = notes;
        this.configuration = configuration;
        this.vertx = vertx;
    }

    /**
     * @throws ProblemException 404 if there is none, 409 {@code wrong-status} if it is a draft
     */
    Uni<Response> invoice(UUID id) {
        return invoices.get(id)
                .invoke(Invoice::requireNoDraft)
                .flatMap(invoice -> answer(invoice.number(), PrintedInvoice.of(invoice, current())));
    }

    /**
     * @throws ProblemException 404 if there is none
     */
    Uni<Response> creditNote(UUID id) {
        return notes.get(id)
                .flatMap(note -> invoices.get(note.invoiceId())
                        .flatMap(invoice -> answer(note.number(), PrintedInvoice.of(note, invoice, current()))));
    }

    /** Laying out takes its time: not on the thread that answers everybody. */
    private Uni<Response> answer(String number, PrintedInvoice printed) {
        return vertx.executeBlocking(() -> InvoicePdf.of(printed))
                .map(pdf -> Response.ok(pdf, PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s.pdf\"".formatted(number))
                        .build());
    }

    private FinancialConfiguration current() {
        return configuration.as(FinancialConfiguration.class);
    }
}
