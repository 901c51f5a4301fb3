package io.buildify.financial.creditnote;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.Account;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.account.RoleAccounts;
import io.buildify.financial.customer.Customers;
import io.buildify.financial.invoice.Invoice;
import io.buildify.financial.invoice.InvoiceBook;
import io.buildify.financial.invoice.InvoiceNumbers;
import io.buildify.financial.invoice.InvoicePosting;
import io.buildify.financial.journal.Journal;
import io.buildify.financial.payment.Allocations;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.IfMatch;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.NoResultException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Takes invoices back, and finds the credit notes that did. */
@ApplicationScoped
public class CreditNotes {

    private static final String WITH_INVOICE = "from CreditNote n join fetch n.invoice where ";

    private final Configuration configuration;
    private final Customers customers;
    private final InvoiceBook invoices;
    private final Allocations allocations;
    private final RoleAccounts accounts;
    private final InvoiceNumbers numbers;
    private final Journal journal;
    private final Events events;
    private final Now now;

    CreditNotes(
            Configuration configuration,
            Customers customers,
            InvoiceBook invoices,
            Allocations allocations,
            RoleAccounts accounts,
            InvoiceNumbers numbers,
            Journal journal,
            Events events,
            Now now) {
        this.configuration = configuration;
        this.customers = customers;
        this.invoices = invoices;
        this.allocations = allocations;
        this.accounts = accounts;
        this.numbers = numbers;
        this.journal = journal;
        this.events = events;
        this.now = now;
    }

    /**
     * Takes an invoice back, once. What was paid of it is the customer's credit again.
     *
     * @throws ProblemException 409 {@code wrong-status} if it is a draft, or cancelled already
     */
    @WithTransaction
    public Uni<CreditNote> cancel(UUID id, String reason) {
        LocalDate today = now.today();
        return invoices.customerOf(id)
                .call(customers::lock)
                .chain(() -> invoices.locked(id))
                .invoke(invoice -> {
                    IfMatch.check(invoice.version());
                    invoice.requireIssued();
                })
                .flatMap(invoice -> accounts.all()
                        .flatMap(byRole -> allocations
                                .release(invoice, today, byRole)
                                .chain(() -> invoices.cancel(invoice, today))
                                .chain(() -> write(invoice, reason, today, byRole))))
                .call(note -> events.publish(InvoiceCancelled.of(note.invoice)));
    }

    private Uni<CreditNote> write(Invoice invoice, String reason, LocalDate today, Map<AccountRole, Account> byRole) {
        String prefix = configuration.as(FinancialConfiguration.class).creditNotePrefix();
        return numbers.next(InvoiceNumbers.Series.CREDIT_NOTE, prefix, today.getYear())
                .flatMap(number -> CreditNote.of(invoice, number, reason, today, now.instant())
                        .<CreditNote>persistAndFlush())
                .call(note -> journal.post(InvoicePosting.cancelled(invoice, note.id, note.number, today), byRole));
    }

    /**
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    public Uni<CreditNote> get(UUID id) {
        return CreditNote.<CreditNote>find(WITH_INVOICE + "n.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> Refusal.notFound("credit note", id));
    }
}
