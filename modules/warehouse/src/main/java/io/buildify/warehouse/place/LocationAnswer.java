package io.buildify.warehouse.place;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A location as clients see it. */
@Schema(name = "Location")
public record LocationAnswer(UUID id, UUID warehouse, String code, LocationKind kind, long version, Instant createdAt)
        implements Versioned {

    static LocationAnswer of(Location location) {
        return new LocationAnswer(
                location.id,
                location.warehouseId,
                location.code,
                location.kind,
                location.version(),
                location.createdAt());
    }
}
