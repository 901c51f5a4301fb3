package io.buildify.financial.creditnote;

import io.buildify.financial.invoice.Invoice;
import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An invoice was taken back.
 *
 * @param invoice its id
 * @param number as printed on it
 * @param shipment that it was for; null if for none
 * @param lines those of goods
 */
@EventType("financial.invoice.cancelled")
public record InvoiceCancelled(
        UUID invoice, String number, @Nullable UUID shipment, List<Line> lines) implements Event {

    /**
     * Goods that were sold.
     *
     * @param quantity exact decimal, without needless zeros
     */
    public record Line(String sku, String quantity) {}

    static InvoiceCancelled of(Invoice invoice) {
        return new InvoiceCancelled(
                invoice.id,
                invoice.number(),
                invoice.shipmentId(),
                invoice.lines().stream()
                        .flatMap(line -> line.sku() == null
                                ? Stream.empty()
                                : Stream.of(new Line(
                                        line.sku(),
                                        line.quantity().stripTrailingZeros().toPlainString())))
                        .toList());
    }

    @Override
    public String subject() {
        return invoice.toString();
    }
}
