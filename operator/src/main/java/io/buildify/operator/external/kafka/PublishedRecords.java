package io.buildify.operator.external.kafka;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is in the configuration topics, as acknowledged to us or read back. Both arrive, in any order; the offset
 * tells which is later.
 */
final class PublishedRecords {
    private final Map<String, Map<ConfigurationKey, Entry>> topics = new ConcurrentHashMap<>();

    Optional<ConfigurationRecord> get(String topic, ConfigurationKey key) {
        return Optional.ofNullable(of(topic).get(key)).map(Entry::record);
    }

    Map<ConfigurationKey, ConfigurationRecord> all(String topic) {
        Map<ConfigurationKey, ConfigurationRecord> all = new HashMap<>();
        of(topic).forEach((key, entry) -> {
            if (entry.record != null) {
                all.put(key, entry.record);
            }
        });
        return Map.copyOf(all);
    }

    /** Whether the topic says so already. */
    boolean isPublished(String topic, ConfigurationKey key, byte @Nullable [] value) {
        Entry entry = of(topic).get(key);
        byte[] published = entry == null ? null : entry.value;
        return value == null ? published == null : published != null && RecordFormat.isSame(published, value);
    }

    boolean isKnown(String topic, ConfigurationKey key) {
        return of(topic).containsKey(key);
    }

    /**
     * Notes a record at its place in the topic.
     *
     * @param value null for a tombstone
     * @return whether it is later than what was known
     */
    boolean put(String topic, ConfigurationKey key, byte @Nullable [] value, long offset) {
        AtomicBoolean later = new AtomicBoolean();
        topics.computeIfAbsent(topic, name -> new ConcurrentHashMap<>()).compute(key, (same, known) -> {
            later.set(known == null || known.offset < offset);
            return later.get() ? new Entry(value, value == null ? null : RecordFormat.record(value), offset) : known;
        });
        return later.get();
    }

    /** Forgets the topic, and answers what was in it. */
    Map<ConfigurationKey, byte[]> take(String topic) {
        Map<ConfigurationKey, byte[]> values = new HashMap<>();
        Map<ConfigurationKey, Entry> taken = topics.remove(topic);
        if (taken != null) {
            taken.forEach((key, entry) -> {
                if (entry.value != null) {
                    values.put(key, entry.value);
                }
            });
        }
        return values;
    }

    private Map<ConfigurationKey, Entry> of(String topic) {
        return topics.getOrDefault(topic, Map.of());
    }

    /**
     * @param value null after a tombstone, which is kept so that an earlier record does not come back
     * @param record null when the value is null or no record
     */
    private record Entry(byte @Nullable [] value, @Nullable ConfigurationRecord record, long offset) {}
}
