package io.buildify.financial.payment;

import io.buildify.financial.BookRow;
import io.buildify.financial.money.MinorUnit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that a customer has paid. The database counts what becomes of it. */
@Entity
@Immutable
@Table(name = "financial_payments")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Payment extends BookRow {

    @Column(name = "customer_id")
    UUID customerId;

    Currency currency;

    BigDecimal amount;

    @Column(name = "received_on")
    LocalDate receivedOn;

    @Nullable
    String reference;

    @Column(insertable = false, updatable = false)
    BigDecimal allocated = BigDecimal.ZERO;

    @Column(insertable = false, updatable = false)
    BigDecimal refunded = BigDecimal.ZERO;

    @Column(name = "created_at")
    Instant createdAt;

    /** What is neither allocated nor refunded, as of when it was read: the customer's credit. */
    BigDecimal credit() {
        return MinorUnit.round(amount.subtract(allocated).subtract(refunded), currency);
    }
}
