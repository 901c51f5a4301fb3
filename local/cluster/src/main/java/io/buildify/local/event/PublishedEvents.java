package io.buildify.local.event;

import io.buildify.events.CloudEvent;
import io.buildify.events.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What modules have told, as long as Kafka keeps it. */
public record PublishedEvents(EventTopics topics) {

    /** By the time at which they happened. */
    public List<EventRow> of(EventFilter filter) {
        List<EventRow> rows = new ArrayList<>();
        topics.read(EventTopics.EVENTS, record -> pass(record, filter, rows::add));
        return rows.stream().sorted().toList();
    }

    /** Passes on those that there are, and each that comes, until the thread is interrupted. */
    public void follow(EventFilter filter, Consumer<EventRow> reader) throws InterruptedException {
        topics.follow(EventTopics.EVENTS, record -> pass(record, filter, reader));
    }

    /** What is no event is told by the dead letters of whoever subscribed to it. */
    private static void pass(ConsumerRecord<String, byte[]> record, EventFilter filter, Consumer<EventRow> reader) {
        try {
            CloudEvent event = EventTopics.event(record);
            if (filter.admits(event)) {
                reader.accept(EventRow.of(event));
            }
        } catch (UnreadableEvent e) {
            // nobody's
        }
    }
}
