package io.buildify.warehouse.shipment;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The customer has the goods. Decimals are strings.
 *
 * @param shipment its id
 * @param currency of the prices, ISO 4217
 */
@EventType("warehouse.shipment.delivered")
public record ShipmentDelivered(UUID shipment, String customer, String currency, List<Line> lines, Instant deliveredAt)
        implements Event {

    /** One line. */
    public record Line(String sku, String description, String quantity, String unitPrice) {}

    static ShipmentDelivered of(Shipment shipment, Instant deliveredAt) {
        return new ShipmentDelivered(
                shipment.id,
                shipment.customer,
                shipment.currency.getCurrencyCode(),
                shipment.lines.stream()
                        .map(line -> new Line(
                                line.sku,
                                line.description,
                                Quantity.text(line.quantity),
                                line.unitPrice.toPlainString()))
                        .toList(),
                deliveredAt);
    }

    @Override
    public String subject() {
        return shipment.toString();
    }
}
