package io.buildify.warehouse.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A count in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountSummary(
        UUID id, UUID location, Instant createdAt, @Nullable Instant bookedAt) {

    static CountSummary of(StockCount count) {
        return new CountSummary(count.id, count.locationId, count.createdAt(), count.bookedAt);
    }
}
