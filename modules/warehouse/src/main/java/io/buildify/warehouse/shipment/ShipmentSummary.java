package io.buildify.warehouse.shipment;

import java.time.Instant;
import java.util.UUID;

/** A shipment in a list. */
public record ShipmentSummary(UUID id, String customer, ShipmentStatus status, Instant createdAt) {

    static ShipmentSummary of(Shipment shipment) {
        return new ShipmentSummary(shipment.id, shipment.customer, shipment.status, shipment.createdAt());
    }
}
