package io.buildify.local.event;

import io.buildify.events.CloudEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One line about an event.
 *
 * @param time when it happened, by which lines are sorted
 * @param columns name -> text, in the order in which they are shown
 */
public record EventRow(Instant time, SequencedMap<String, String> columns) implements Comparable<EventRow> {

    static EventRow of(CloudEvent event) {
        return of(event.time(), event.type(), event.tenant(), event.company(), event.subject(), event.id());
    }

    static EventRow of(Instant time, String type, String tenant, @Nullable String company, String subject, String id) {
        SequencedMap<String, String> columns = new LinkedHashMap<>();
        columns.put("time", time.toString());
        columns.put("type", type);
        columns.put("tenant", tenant);
        columns.put("company", company == null ? "" : company);
        columns.put("subject", subject);
        columns.put("id", id);
        return new EventRow(time, columns);
    }

    /** The same with one more column. */
    EventRow with(String name, @Nullable String text) {
        SequencedMap<String, String> more = new LinkedHashMap<>(columns);
        more.put(name, text == null ? "" : text);
        return new EventRow(time, more);
    }

    String get(String name) {
        return Map.copyOf(columns).getOrDefault(name, "");
    }

    @Override
    public int compareTo(EventRow other) {
        return time.compareTo(other.time);
    }
}
