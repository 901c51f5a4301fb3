package io.buildify.financial.invoice;

import io.buildify.financial.Refusal;
import io.buildify.sdk.persistence.OwnRows;
import io.buildify.sdk.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import java.time.LocalDate;
import java.util.UUID;

/** Finds the invoices of the current tenant and company. */
@ApplicationScoped
public class InvoiceBook {

    private static final String CANCEL =
            "update financial_invoices set state = 'cancelled', cancelled_on = :today where id = :id";

    private final OwnRows ownRows;

    InvoiceBook(OwnRows ownRows) {
        this.ownRows = ownRows;
    }

    /**
     * With its lines.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    public Uni<Invoice> get(UUID id) {
        return Invoice.<Invoice>find("from Invoice i left join fetch i.lines where i.id = ?1", id)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> Refusal.notFound("invoice", id));
    }

    /**
     * With its lines, and locked until the transaction at hand has ended.
     *
     * @throws ProblemException 404 if there is none, 403 {@code outside-scope} if it is in other books
     */
    @WithTransaction
    public Uni<Invoice> locked(UUID id) {
        return Invoice.<Invoice>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> get(id).map(invoice -> ownRows.require("invoice", invoice)))
                .call(invoice -> Panache.getSession().flatMap(session -> session.fetch(invoice.lines)));
    }

    /**
     * Marks a locked invoice as cancelled, of which nothing is paid any more. The row was changed by its payments since
     * it was read, so this goes past Hibernate.
     */
    @WithTransaction
    public Uni<Void> cancel(Invoice invoice, LocalDate today) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CANCEL)
                        .setParameter("id", invoice.id)
                        .setParameter("today", today)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /**
     * Whose it is. The invoice itself is not read: it may change until its customer is locked.
     *
     * @throws ProblemException 404 if there is none that the caller may see
     */
    @WithTransaction
    public Uni<UUID> customerOf(UUID id) {
        return Invoice.find("select i.customerId from Invoice i where i.id = ?1", id)
                .project(UUID.class)
                .singleResult()
                .onFailure(NoResultException.class)
                .transform(none -> Refusal.notFound("invoice", id));
    }
}
