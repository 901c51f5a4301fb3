package io.buildify.warehouse.reservation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as clients see it.
 *
 * @param shipment the shipment that it is for; absent if somebody asked for it
 */
@Schema(name = "Reservation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReservationAnswer(
        UUID id,
        @Schema(examples = "BOLT-8") String sku,
        UUID location,
        @Schema(examples = "4") String quantity,
        ReservationStatus status,
        @Nullable String reference,
        @Nullable UUID shipment,
        Instant createdAt) {

    static ReservationAnswer of(Reservation reservation) {
        return new ReservationAnswer(
                reservation.id,
                reservation.product.sku(),
                reservation.locationId,
                Quantity.text(reservation.quantity),
                reservation.status,
                reservation.reference,
                reservation.shipmentId,
                reservation.createdAt);
    }
}
