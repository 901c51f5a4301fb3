package io.buildify.__package__.item;

import io.buildify.sdk.event.Event;
import io.buildify.sdk.event.EventType;
import java.util.UUID;

/**
 * There is a new item.
 *
 * @param item its id
 */
@EventType("__module__.item.added")
public record ItemAdded(UUID item, String code, String name) implements Event {

    static ItemAdded of(Item item) {
        return new ItemAdded(item.id, item.code, item.name);
    }

    @Override
    public String subject() {
        return item.toString();
    }
}
