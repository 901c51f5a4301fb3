package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A shelf, a bin or a gate in a warehouse. */
@Entity
@Table(name = "warehouse_locations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Location extends TenantRow {

    @Column(name = "warehouse_id")
    UUID warehouseId;

    String code;

    @Enumerated(EnumType.STRING)
    LocationKind kind;

    @Column(name = "created_at")
    Instant createdAt;

    public UUID warehouseId() {
        return warehouseId;
    }

    public String code() {
        return code;
    }

    static Location of(UUID warehouse, String code, LocationKind kind, Instant now) {
        Location location = new Location();
        location.warehouseId = warehouse;
        location.code = code;
        location.kind = kind;
        location.createdAt = now;
        return location;
    }
}
