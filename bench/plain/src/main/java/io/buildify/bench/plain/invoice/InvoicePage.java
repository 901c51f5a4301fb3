package io.buildify.bench.plain.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices as clients see them in a list. */
public record InvoicePage(List<Item> items) {

    /** One of them, without its lines. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID id,
            String status,
            @Nullable String number,
            String customer,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            String currency,
            String gross,
            String open) {

        static Item of(PlainInvoice invoice) {
            return new Item(
                    invoice.id,
                    invoice.status(),
                    invoice.number,
                    invoice.customer,
                    invoice.issuedOn,
                    invoice.dueOn,
                    invoice.currency.getCurrencyCode(),
                    invoice.gross.toPlainString(),
                    invoice.remaining().toPlainString());
        }
    }
}
