package io.buildify.financial.invoice;

import io.buildify.financial.FinancialConfiguration;
import io.buildify.financial.Now;
import io.buildify.financial.Refusal;
import io.buildify.financial.account.RoleAccounts;
import io.buildify.financial.customer.Customer;
import io.buildify.financial.customer.Customers;
import io.buildify.financial.journal.Journal;
import io.buildify.sdk.configuration.Configuration;
import io.buildify.sdk.event.Events;
import io.buildify.sdk.persistence.Change;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.rest.IfMatch;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** Drafts invoices and issues them. */
@ApplicationScoped
public class Invoicing {

    private final Configuration configuration;
    private final Customers customers;
    private final InvoiceBook book;
    private final RoleAccounts accounts;
    private final InvoiceNumbers numbers;
    private final Journal journal;
    private final Events events;
    private final Now now;

    Invoicing(
            Configuration configuration,
            Customers customers,
            InvoiceBook book,
            RoleAccounts accounts,
            InvoiceNumbers numbers,
            Journal journal,
            Events events,
            Now now) {
        this.configuration = configuration;
        this.customers = customers;
        this.book = book;
        this.accounts = accounts;
        this.numbers = numbers;
        this.journal = journal;
        this.events = events;
        this.now = now;
    }

    /** Drafts an invoice, and issues it unless the request says draft. */
    @WithTransaction
    public Uni<Invoice> write(InvoiceRequest request) {
        return content(request)
                .flatMap(content ->
                        request.isDraft() ? draft(content) : draft(content).call(this::issue));
    }

    /** Issues the invoice of a shipment. */
    @WithTransaction
    Uni<Invoice> write(ShipmentDelivered shipment) {
        return customers
                .named(shipment.customer())
                .map(customer -> InvoiceContent.of(
                        customer,
                        shipment.currency(),
                        shipment.shipment(),
                        shipment.requestLines(),
                        configuration.as(FinancialConfiguration.class)))
                .flatMap(content -> draft(content).call(this::issue));
    }

    private Uni<Invoice> draft(InvoiceContent content) {
        return Invoice.draft(content).persistAndFlush();
    }

    /**
     * Replaces what a draft says.
     *
     * @throws ProblemException 409 {@code wrong-status} if it is none any more
     */
    @WithTransaction
    Uni<Invoice> replace(UUID id, InvoiceRequest request) {
        return content(request)
                .flatMap(content -> book.locked(id)
                        .invoke(Invoice::requireDraft)
                        .flatMap(invoice -> Change.of(invoice, draft -> draft.replace(content))));
    }

    /**
     * @throws ProblemException 409 {@code wrong-status} if it is no draft any more
     */
    @WithTransaction
    Uni<Void> discard(UUID id) {
        return book.locked(id).invoke(Invoice::requireDraft).flatMap(Change::delete);
    }

    /**
     * @throws ProblemException 409 {@code wrong-status} if it is no draft any more
     */
    @WithTransaction
    Uni<Invoice> issue(UUID id) {
        return book.locked(id)
                .invoke(invoice -> {
                    IfMatch.check(invoice.version());
                    invoice.requireDraft();
                })
                .call(this::issue);
    }

    /** The accounts come before the number: who waits for it waits for as little as possible. */
    private Uni<Void> issue(Invoice invoice) {
        FinancialConfiguration current = configuration.as(FinancialConfiguration.class);
        LocalDate today = now.today();
        return customers
                .own(invoice.customerId)
                .flatMap(customer -> accounts.all()
                        .flatMap(byRole -> numbers.next(
                                        InvoiceNumbers.Series.INVOICE, current.invoicePrefix(), today.getYear())
                                .invoke(number -> invoice.issue(number, customer, today, due(customer, today, current)))
                                .chain(() -> invoice.flush())
                                .chain(() -> journal.post(InvoicePosting.issued(invoice), byRole))
                                .chain(() -> events.publish(InvoiceCreated.of(invoice)))
                                .replaceWithVoid()));
    }

    private static LocalDate due(Customer customer, LocalDate today, FinancialConfiguration configuration) {
        return today.plusDays(Objects.requireNonNullElse(customer.paymentDays(), configuration.paymentDays()));
    }

    private Uni<InvoiceContent> content(InvoiceRequest request) {
        FinancialConfiguration current = configuration.as(FinancialConfiguration.class);
        return customer(request)
                .map(customer -> InvoiceContent.of(customer, current.currency(), null, request.lines(), current));
    }

    private Uni<Customer> customer(InvoiceRequest request) {
        UUID id = request.customerId();
        String name = request.customer();
        if ((id == null) == (name == null)) {
            throw Refusal.field("customer", "must be there, or a customer_id, and not both");
        }
        return id == null ? customers.named(Objects.requireNonNull(name)) : customers.own(id);
    }
}
