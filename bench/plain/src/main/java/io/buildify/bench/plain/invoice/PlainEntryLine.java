package io.buildify.bench.plain.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an entry: what it adds to an account. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainEntryLine {

    @Column(name = "account_id")
    public UUID accountId;

    /** Positive for a debit, negative for a credit. */
    public BigDecimal amount;

    @Column(name = "tax_rate")
    @Nullable
    public BigDecimal taxRate;

    @Column(name = "entry_size")
    public int entrySize;

    static PlainEntryLine of(PlainAccount account, BigDecimal amount, @Nullable BigDecimal taxRate) {
        PlainEntryLine line = new PlainEntryLine();
        line.accountId = account.id;
        line.amount = amount;
        line.taxRate = taxRate;
        return line;
    }
}
