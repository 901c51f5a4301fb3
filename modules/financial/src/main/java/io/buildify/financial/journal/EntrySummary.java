package io.buildify.financial.journal;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry in a list.
 *
 * @param total what its debits come to, and its credits
 */
@Schema(name = "JournalEntrySummary")
public record EntrySummary(
        UUID id, LocalDate bookedOn, String description, EntrySource source, String currency, String total) {

    static EntrySummary of(JournalEntry entry) {
        return new EntrySummary(
                entry.id,
                entry.bookedOn,
                entry.description,
                entry.source,
                entry.currency.getCurrencyCode(),
                entry.total.toPlainString());
    }
}
