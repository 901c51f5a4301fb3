package io.buildify.financial.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal as clients see it. Amounts are strings, with exactly the digits of the currency's minor unit.
 *
 * @param document the id of the invoice, credit note, payment, allocation or refund that it was made for; absent if it
 *     was made by hand
 * @param reverses the entry that it takes back; absent if it takes back none
 */
@Schema(name = "JournalEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryAnswer(
        UUID id,
        LocalDate bookedOn,
        @Schema(examples = "EUR") String currency,
        String description,
        EntrySource source,
        @Nullable UUID document,
        @Nullable UUID reverses,
        Instant createdAt,
        List<Line> lines) {

    /** One line: either a debit or a credit. */
    @Schema(name = "JournalEntryLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String account,
            @Nullable String debit,
            @Nullable String credit,
            @Nullable String taxRate) {

        static Line of(EntryLine line) {
            BigDecimal amount = line.amount;
            return new Line(
                    line.account.code(),
                    amount.signum() > 0 ? amount.toPlainString() : null,
                    amount.signum() < 0 ? amount.negate().toPlainString() : null,
                    line.taxRate == null ? null : line.taxRate.toPlainString());
        }
    }

    static EntryAnswer of(JournalEntry entry) {
        return new EntryAnswer(
                entry.id,
                entry.bookedOn,
                entry.currency.getCurrencyCode(),
                entry.description,
                entry.source,
                entry.sourceId,
                entry.reversesId,
                entry.createdAt,
                entry.lines.stream().map(Line::of).toList());
    }
}
