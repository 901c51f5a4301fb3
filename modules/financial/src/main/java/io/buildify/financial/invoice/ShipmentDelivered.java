package io.buildify.financial.invoice;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What this module wants to know of a delivered shipment.
 *
 * @param shipment its id
 * @param currency of the prices
 */
record ShipmentDelivered(UUID shipment, String customer, Currency currency, List<Line> lines) {

    /** Some of one product. */
    record Line(String sku, String description, BigDecimal quantity, BigDecimal unitPrice) {}

    /** Its lines, taxed as is usual here. */
    List<InvoiceRequest.Line> requestLines() {
        return lines.stream()
                .map(line -> new InvoiceRequest.Line(line.sku, line.description, line.quantity, line.unitPrice, null))
                .toList();
    }
}
