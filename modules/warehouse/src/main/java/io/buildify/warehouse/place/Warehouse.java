package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A building, or a part of one, with locations in it. */
@Entity
@Table(name = "warehouse_warehouses")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Warehouse extends TenantRow {

    String code;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    static Warehouse open(WarehouseRequest request, Instant now) {
        Warehouse warehouse = new Warehouse();
        warehouse.code = request.code();
        warehouse.name = request.name();
        warehouse.createdAt = now;
        return warehouse;
    }
}
