package io.buildify.__package__.item;

import io.buildify.sdk.persistence.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** An item. */
@Entity
@Table(name = "__table___items")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Item extends TenantRow {

    String code;

    String name;

    @Column(name = "created_at")
    Instant createdAt;

    static Item of(String code, String name, Instant now) {
        Item item = new Item();
        item.code = code;
        item.name = name;
        item.createdAt = now;
        return item;
    }
}
