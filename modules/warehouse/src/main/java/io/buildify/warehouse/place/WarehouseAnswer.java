package io.buildify.warehouse.place;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A warehouse as clients see it. */
@Schema(name = "Warehouse")
public record WarehouseAnswer(UUID id, String code, String name, long version, Instant createdAt) implements Versioned {

    static WarehouseAnswer of(Warehouse warehouse) {
        return new WarehouseAnswer(
                warehouse.id, warehouse.code, warehouse.name, warehouse.version(), warehouse.createdAt());
    }
}
