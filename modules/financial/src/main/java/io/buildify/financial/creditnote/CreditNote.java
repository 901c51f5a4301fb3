package io.buildify.financial.creditnote;

import io.buildify.financial.BookRow;
import io.buildify.financial.invoice.Invoice;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Takes a whole invoice back. */
@Entity
@Immutable
@Table(name = "financial_credit_notes")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class CreditNote extends BookRow {

    String number;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "invoice_id")
    Invoice invoice;

    @Column(name = "issued_on")
    LocalDate issuedOn;

    String reason;

    @Column(name = "created_at")
    Instant createdAt;

    /** As printed on it. */
    public String number() {
        return number;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public String reason() {
        return reason;
    }

    /** The invoice that it takes back. */
    public UUID invoiceId() {
        return invoice.id;
    }

    static CreditNote of(Invoice invoice, String number, String reason, LocalDate today, Instant now) {
        CreditNote note = new CreditNote();
        note.invoice = invoice;
        note.number = number;
        note.reason = reason;
        note.issuedOn = today;
        note.createdAt = now;
        return note;
    }
}
