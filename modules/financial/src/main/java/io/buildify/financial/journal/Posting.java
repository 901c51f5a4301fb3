package io.buildify.financial.journal;

import io.buildify.financial.account.AccountRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a document books. Lines of nothing are left out.
 *
 * @param sourceId the document's id: it books once
 * @param lines their amounts come to zero
 */
public record Posting(
        EntrySource source,
        UUID sourceId,
        LocalDate bookedOn,
        Currency currency,
        String description,
        List<Line> lines) {

    /**
     * @param amount positive for a debit, negative for a credit
     * @param taxRate as a fraction, for what taxes are reckoned from; otherwise null
     */
    public record Line(
            AccountRole role, BigDecimal amount, @Nullable BigDecimal taxRate) {

        public static Line debit(AccountRole role, BigDecimal amount) {
            return new Line(role, amount, null);
        }

        public static Line credit(AccountRole role, BigDecimal amount) {
            return new Line(role, amount.negate(), null);
        }

        Line negated() {
            return new Line(role, amount.negate(), taxRate);
        }
    }

    public Posting {
        lines = lines.stream().filter(line -> line.amount().signum() != 0).toList();
    }

    /** The same the other way round, for another document. */
    public Posting takenBack(EntrySource by, UUID document, LocalDate on, String why) {
        return new Posting(
                by,
                document,
                on,
                currency,
                why,
                lines.stream().map(Line::negated).toList());
    }

    /** Whether there is nothing to book. */
    boolean isEmpty() {
        return lines.isEmpty();
    }
}
