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
import org.jspecify.annotations.Nullable;

/** What a customer got back of a payment. */
@Entity
@Immutable
@Table(name = "financial_refunds")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Refund extends BookRow {

    @Column(name = "payment_id")
    UUID paymentId;

    BigDecimal amount;

    @Column(name = "refunded_on")
    LocalDate refundedOn;

    @Nullable
    String reference;

    @Column(name = "created_at")
    Instant createdAt;

    Posting posting(Currency currency) {
        return new Posting(
                EntrySource.REFUND,
                id,
                refundedOn,
                currency,
                "Refund of a payment",
                List.of(
                        Posting.Line.debit(AccountRole.CUSTOMER_CREDIT, amount),
                        Posting.Line.credit(AccountRole.BANK, amount)));
    }
}
