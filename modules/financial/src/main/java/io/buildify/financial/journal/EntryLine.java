package io.buildify.financial.journal;

import io.buildify.financial.account.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One line of an entry: what it adds to an account. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class EntryLine {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    Account account;

    /** Positive for a debit, negative for a credit. */
    BigDecimal amount;

    /** As a fraction, for what taxes are reckoned from; otherwise null. */
    @Column(name = "tax_rate")
    @Nullable
    BigDecimal taxRate;

    /** How many lines the entry has: none can be added to those. */
    @Column(name = "entry_size")
    int entrySize;

    static EntryLine of(Account account, BigDecimal amount, @Nullable BigDecimal taxRate) {
        EntryLine line = new EntryLine();
        line.account = account;
        line.amount = amount;
        line.taxRate = taxRate;
        return line;
    }

    EntryLine reversed() {
        return of(account, amount.negate(), taxRate);
    }
}
