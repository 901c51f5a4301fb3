package io.buildify.__package__.item;

import io.buildify.sdk.persistence.TrackedRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An item. */
@Entity
@Table(name = "__table___items")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Item extends TrackedRow {

    String code;

    String name;

    static Item of(String code, String name) {
        Item item = new Item();
        item.code = code;
        item.name = name;
        return item;
    }
}
