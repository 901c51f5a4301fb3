package io.buildify.warehouse.count;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A count at one location. */
@Entity
@Table(name = "warehouse_counts")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class StockCount extends TrackedRow {

    @Column(name = "location_id", updatable = false)
    UUID locationId;

    @Column(name = "booked_at")
    @Nullable
    Instant bookedAt;

    @ElementCollection
    @CollectionTable(name = "warehouse_count_lines", joinColumns = @JoinColumn(name = "count_id"))
    @OrderColumn(name = "position")
    List<CountLine> lines;

    static StockCount of(UUID location, List<CountLine> lines) {
        StockCount count = new StockCount();
        count.locationId = location;
        count.lines = lines;
        return count;
    }

    /** What its adjustments are booked for. */
    String reference() {
        return "count/" + id;
    }
}
