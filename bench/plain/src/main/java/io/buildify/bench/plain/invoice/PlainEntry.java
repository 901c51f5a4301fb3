package io.buildify.bench.plain.invoice;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An entry of the journal. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(name = "financial_entries")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class PlainEntry extends PlainRow {

    @Column(name = "booked_on")
    public LocalDate bookedOn;

    public Currency currency;

    public String description;

    public String source;

    @Column(name = "source_id")
    public UUID sourceId;

    public int size;

    public BigDecimal total;

    @Column(name = "created_at")
    public Instant createdAt;

    @ElementCollection
    @CollectionTable(
            name = "financial_entry_lines",
            joinColumns = {
                @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"),
                @JoinColumn(name = "entry_id", referencedColumnName = "id")
            })
    @OrderColumn(name = "position")
    public List<PlainEntryLine> lines;

    /** The customer owes the gross; revenue and tax are booked for each rate. */
    static PlainEntry of(PlainInvoice invoice, Map<String, PlainAccount> byRole) {
        PlainEntry entry = new PlainEntry();
        entry.belongTo(invoice.tenant);
        entry.bookedOn = Objects.requireNonNull(invoice.issuedOn);
        entry.currency = invoice.currency;
        entry.description = "Invoice " + invoice.number;
        entry.source = "invoice";
        entry.sourceId = invoice.id;
        entry.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        entry.total = invoice.gross;
        entry.lines = new ArrayList<>();
        entry.lines.add(PlainEntryLine.of(account(byRole, "receivable"), invoice.gross, null));
        invoice.totals().taxes().forEach(tax -> {
            entry.lines.add(
                    PlainEntryLine.of(account(byRole, "revenue"), tax.net().negate(), tax.rate()));
            entry.lines.add(
                    PlainEntryLine.of(account(byRole, "output_vat"), tax.tax().negate(), tax.rate()));
        });
        entry.lines.removeIf(line -> line.amount.signum() == 0);
        entry.size = entry.lines.size();
        entry.lines.forEach(line -> line.entrySize = entry.size);
        return entry;
    }

    private static PlainAccount account(Map<String, PlainAccount> byRole, String role) {
        return Objects.requireNonNull(byRole.get(role));
    }
}
