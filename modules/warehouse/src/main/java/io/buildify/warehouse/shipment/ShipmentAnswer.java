package io.buildify.warehouse.shipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as clients see it.
 *
 * @param returnedAt when its goods came back; absent if they did not
 */
@Schema(name = "Shipment")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShipmentAnswer(
        UUID id,
        String customer,
        @Schema(examples = "EUR") String currency,
        ShipmentStatus status,
        long version,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant returnedAt,
        List<Line> lines)
        implements Versioned {

    /** One line. */
    @Schema(name = "ShipmentLine")
    public record Line(String sku, UUID location, String description, String quantity, String unitPrice) {

        static Line of(ShipmentLine line) {
            return new Line(
                    line.sku,
                    line.locationId,
                    line.description,
                    Quantity.text(line.quantity),
                    line.unitPrice.toPlainString());
        }
    }

    static ShipmentAnswer of(Shipment shipment) {
        return new ShipmentAnswer(
                shipment.id,
                shipment.customer,
                shipment.currency.getCurrencyCode(),
                shipment.status,
                shipment.version(),
                shipment.createdAt(),
                shipment.deliveredAt,
                shipment.returnedAt,
                shipment.lines.stream().map(Line::of).toList());
    }
}
