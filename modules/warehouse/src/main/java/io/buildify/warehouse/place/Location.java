package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** A shelf, a bin or a gate in a warehouse. Its code may change, its warehouse and its purpose stay. */
@Entity
@Table(name = "warehouse_locations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
public class Location extends TrackedRow {

    @Column(name = "warehouse_id", updatable = false)
    UUID warehouseId;

    String code;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    LocationKind kind;

    public UUID warehouseId() {
        return warehouseId;
    }

    public String code() {
        return code;
    }

    static Location of(UUID warehouse, String code, LocationKind kind) {
        Location location = new Location();
        location.warehouseId = warehouse;
        location.code = code;
        location.kind = kind;
        return location;
    }
}
