package io.buildify.local.event;

import io.buildify.events.CloudEvent;
import io.buildify.events.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Has events sent again to the topic that they were in, with the id that they had: who has handled one passes over
 * it. What is sent is the publisher's own record, not the dead letter: a subscriber cannot have others' events forged
 * by it. Events that are older than a subscriber's memory of them are not sent.
 */
public record Replay(EventTopics topics, Instant now) {
    /** As long as topics keep events, and a day less than an inbox remembers them. */
    static final Duration OLDEST = Duration.ofDays(7);

    /**
     * Events that an instance could not handle.
     *
     * @param instance whose dead letters; null: of every one
     * @param dry only tells what would be done
     * @return a line for each event, with its {@code outcome}
     */
    public List<EventRow> deadLetters(EventFilter filter, @Nullable String instance, boolean dry) {
        Map<String, EventRow> wanted = new LinkedHashMap<>();
        for (EventRow letter : new DeadLetters(topics).of(filter, instance)) {
            // what is no event has no id, and each counts
            String id = letter.get("id").isEmpty() ? String.valueOf(wanted.size()) : letter.get("id");
            wanted.putIfAbsent(letter.get("type") + " " + id, letter);
        }
        return send(wanted, dry);
    }

    /** All events that the filter admits. */
    public List<EventRow> events(EventFilter filter, boolean dry) {
        Map<String, EventRow> wanted = new LinkedHashMap<>();
        for (EventRow event : new PublishedEvents(topics).of(filter)) {
            wanted.putIfAbsent(event.get("type") + " " + event.get("id"), event);
        }
        return send(wanted, dry);
    }

    /** @param wanted by type and id */
    private List<EventRow> send(Map<String, EventRow> wanted, boolean dry) {
        Map<String, ConsumerRecord<String, byte[]>> originals = originals(wanted.keySet());
        List<EventRow> rows = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> sent = new ArrayList<>();
        wanted.forEach((key, row) -> {
            ConsumerRecord<String, byte[]> original = originals.get(key);
            String outcome;
            if (row.get("id").isEmpty()) {
                outcome = "no event";
            } else if (row.time().isBefore(now.minus(OLDEST))) {
                outcome = "too old";
            } else if (original == null) {
                outcome = "not in its topic any more";
            } else {
                outcome = dry ? "would be sent" : "sent";
                sent.add(original);
            }
            rows.add(row.with("outcome", outcome));
        });
        if (!dry) {
            topics.sendAgain(sent);
        }
        return rows;
    }

    private Map<String, ConsumerRecord<String, byte[]>> originals(Set<String> wanted) {
        Map<String, ConsumerRecord<String, byte[]>> originals = new LinkedHashMap<>();
        Set<String> missing = new HashSet<>(wanted);
        topics.read(EventTopics.EVENTS, record -> {
            try {
                CloudEvent event = EventTopics.event(record);
                String key = event.type() + " " + event.id();
                if (missing.remove(key)) {
                    originals.put(key, record);
                }
            } catch (UnreadableEvent e) {
                // cannot be what is wanted
            }
        });
        return originals;
    }
}
