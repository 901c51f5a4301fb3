package io.buildify.financial.payment;

import io.buildify.financial.BookRow;
import io.buildify.financial.account.AccountRole;
import io.buildify.financial.journal.EntrySource;
import io.buildify.financial.journal.Posting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What of a payment pays for an invoice; negative for what a cancelled invoice gives back. */
@Entity
@Immutable
@Table(name = "financial_allocations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Allocation extends BookRow {

    @Column(name = "payment_id")
    UUID paymentId;

    @Column(name = "invoice_id")
    UUID invoiceId;

    BigDecimal amount;

    @Column(name = "allocated_on")
    LocalDate allocatedOn;

    @Column(name = "created_at")
    Instant createdAt;

    static Allocation of(UUID payment, UUID invoice, BigDecimal amount, LocalDate day, Instant now) {
        Allocation allocation = new Allocation();
        allocation.paymentId = payment;
        allocation.invoiceId = invoice;
        allocation.amount = amount;
        allocation.allocatedOn = day;
        allocation.createdAt = now;
        return allocation;
    }

    /** What the customer had to its credit, it owes less. */
    Posting posting(Currency currency, String description) {
        return new Posting(
                EntrySource.ALLOCATION,
                id,
                allocatedOn,
                currency,
                description,
                List.of(
                        Posting.Line.debit(AccountRole.CUSTOMER_CREDIT, amount),
                        Posting.Line.credit(AccountRole.RECEIVABLE, amount)));
    }
}
