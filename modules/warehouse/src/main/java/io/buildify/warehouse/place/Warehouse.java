package io.buildify.warehouse.place;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A building, or a part of one, with locations in it. */
@Entity
@Table(name = "warehouse_warehouses")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Warehouse extends TrackedRow {

    String code;

    String name;

    static Warehouse of(WarehouseRequest request) {
        Warehouse warehouse = new Warehouse();
        warehouse.change(request);
        return warehouse;
    }

    void change(WarehouseRequest request) {
        code = request.code();
        name = request.name();
    }
}
