package io.buildify.local.event;

import io.buildify.events.CloudEvent;
import io.buildify.events.UnreadableEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Events that instances could not handle, and what else they found in a topic of events. */
public record DeadLetters(EventTopics topics) {

    /**
     * By the time at which they happened.
     *
     * @param instance whose; null: of every one
     */
    public List<EventRow> of(EventFilter filter, @Nullable String instance) {
        List<EventRow> rows = new ArrayList<>();
        topics.read(EventTopics.DEAD_LETTERS, record -> {
            String of = record.topic().substring(EventTopics.DEAD_LETTERS.length());
            if (instance == null || instance.equals(of)) {
                row(record, filter, of, rows);
            }
        });
        return rows.stream().sorted().toList();
    }

    private static void row(
            ConsumerRecord<String, byte[]> record, EventFilter filter, String instance, List<EventRow> rows) {
        Map<String, String> headers = EventTopics.headers(record);
        EventRow row;
        try {
            CloudEvent event = EventTopics.event(record);
            if (!filter.admits(event)) {
                return;
            }
            row = EventRow.of(event);
        } catch (UnreadableEvent e) {
            Instant written = Instant.ofEpochMilli(record.timestamp());
            if (!filter.admitsUnreadable(written)) {
                return;
            }
            row = EventRow.of(written, "(no event)", "", null, "", "");
        }
        rows.add(row.with("instance", instance)
                .with("handler", headers.get("buildify-handler"))
                .with("attempts", headers.get("buildify-attempts"))
                .with("reason", headers.get("buildify-reason")));
    }
}
