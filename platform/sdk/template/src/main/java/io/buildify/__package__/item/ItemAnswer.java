package io.buildify.__package__.item;

import io.buildify.sdk.rest.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item as clients see it. */
@Schema(name = "Item")
public record ItemAnswer(UUID id, String code, String name, long version, Instant createdAt, Instant changedAt)
        implements Versioned {

    static ItemAnswer of(Item item) {
        return new ItemAnswer(item.id, item.code, item.name, item.version(), item.createdAt(), item.changedAt());
    }
}
