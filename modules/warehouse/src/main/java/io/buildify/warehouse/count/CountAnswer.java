package io.buildify.warehouse.count;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.buildify.sdk.rest.Versioned;
import io.buildify.warehouse.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A count as clients see it.
 *
 * @param bookedAt absent until its differences are booked
 */
@Schema(name = "Count")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CountAnswer(
        UUID id,
        UUID location,
        long version,
        Instant createdAt,
        @Nullable Instant bookedAt,
        List<Line> lines) implements Versioned {

    /** One product: what the ledger said, what was there, and the difference. */
    @Schema(name = "CountLine")
    public record Line(String sku, String expected, String counted, String difference) {

        static Line of(CountLine line) {
            return new Line(
                    line.sku,
                    Quantity.text(line.expected),
                    Quantity.text(line.counted),
                    Quantity.text(line.difference()));
        }
    }

    static CountAnswer of(StockCount count) {
        return new CountAnswer(
                count.id,
                count.locationId,
                count.version(),
                count.createdAt(),
                count.bookedAt,
                count.lines.stream().map(Line::of).toList());
    }
}
