package io.buildify.__package__.item;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An item as clients see it. */
@Schema(name = "Item")
public record ItemAnswer(UUID id, String code, String name, Instant createdAt) {

    static ItemAnswer of(Item item) {
        return new ItemAnswer(item.id, item.code, item.name, item.createdAt);
    }
}
