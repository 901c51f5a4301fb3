package io.buildify.financial.journal;

import io.buildify.financial.BookRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An entry of the journal, in one currency. The database refuses one that does not balance, and every change. */
@Entity
@Immutable
@Table(name = "financial_entries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class JournalEntry extends BookRow {

    @Column(name = "booked_on")
    LocalDate bookedOn;

    Currency currency;

    String description;

    @Enumerated(EnumType.STRING)
    EntrySource source;

    @Column(name = "source_id")
    @Nullable
    UUID sourceId;

    @Column(name = "reverses_id")
    @Nullable
    UUID reversesId;

    /** How many lines it has. */
    int size;

    /** What its debits come to, and its credits. */
    BigDecimal total;

    @Column(name = "created_at")
    Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "financial_entry_lines", joinColumns = @JoinColumn(name = "entry_id"))
    @OrderColumn(name = "position")
    List<EntryLine> lines;

    static JournalEntry of(
            LocalDate bookedOn, Currency currency, String description, EntrySource source, List<EntryLine> lines) {
        JournalEntry entry = new JournalEntry();
        entry.bookedOn = bookedOn;
        entry.currency = currency;
        entry.description = description;
        entry.source = source;
        entry.lines = lines;
        entry.size = lines.size();
        lines.forEach(line -> line.entrySize = entry.size);
        entry.total = lines.stream()
                .map(line -> line.amount)
                .filter(amount -> amount.signum() > 0)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return entry;
    }

    /** The entry that takes this one back. */
    JournalEntry reversal(LocalDate bookedOn, String description) {
        JournalEntry entry = of(
                bookedOn,
                currency,
                description,
                EntrySource.REVERSAL,
                lines.stream().map(EntryLine::reversed).toList());
        entry.reversesId = id;
        return entry;
    }
}
