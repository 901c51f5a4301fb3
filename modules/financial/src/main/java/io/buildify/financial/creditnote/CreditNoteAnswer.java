package io.buildify.financial.creditnote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A credit note as clients see it. Its amounts are its invoice's.
 *
 * @param invoice the id of the invoice that it takes back
 */
@Schema(name = "CreditNote")
public record CreditNoteAnswer(
        UUID id,
        @Schema(examples = "CN-2026-000001") String number,
        UUID invoice,
        @Schema(examples = "DE-INV-2026-000001") String invoiceNumber,
        LocalDate issuedOn,
        String reason,
        @Schema(examples = "EUR") String currency,
        @Schema(examples = "1785.00") String gross,
        Instant createdAt) {

    static CreditNoteAnswer of(CreditNote note) {
        return new CreditNoteAnswer(
                note.id,
                note.number,
                note.invoice.id,
                note.invoice.number(),
                note.issuedOn,
                note.reason,
                note.invoice.currency().getCurrencyCode(),
                note.invoice.gross().toPlainString(),
                note.createdAt);
    }
}
