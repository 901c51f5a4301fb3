package io.buildify.warehouse.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A movement as clients see it. What is taken from a location is negative. */
@Schema(name = "Movement")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MovementAnswer(
        UUID id,
        MovementKind kind,
        @Schema(examples = "BOLT-8") String sku,
        UUID location,
        @Schema(examples = "100") String quantity,
        @Nullable String reference,
        Instant createdAt) {

    static MovementAnswer of(Movement movement) {
        return new MovementAnswer(
                movement.id,
                movement.kind,
                movement.product.sku(),
                movement.locationId,
                Quantity.text(movement.quantity),
                movement.reference,
                movement.createdAt);
    }
}
