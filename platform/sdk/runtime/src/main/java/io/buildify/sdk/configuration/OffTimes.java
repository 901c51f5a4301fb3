package io.buildify.sdk.configuration;

import io.buildify.events.ConfigurationKey;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** When whom was off, as far back as the configuration topic has it. One thread writes, all read. */
final class OffTimes {

    /** Only of those who were off: whether they were from then on. */
    private final Map<ConfigurationKey, NavigableMap<Instant, Boolean>> turns = new ConcurrentHashMap<>();

    /**
     * Takes note of a record. What was noted before may come again.
     *
     * @param off whether it says that the pair is off
     * @param written when, by the broker's clock
     */
    void note(ConfigurationKey key, boolean off, Instant written) {
        NavigableMap<Instant, Boolean> known =
                off ? turns.computeIfAbsent(key, first -> new ConcurrentSkipListMap<>()) : turns.get(key);
        if (known != null && isOff(known, written) != off) {
            known.put(written, off);
        }
    }

    /** Whether the pair was off at that time, by the broker's clock. */
    boolean include(ConfigurationKey key, Instant time) {
        NavigableMap<Instant, Boolean> known = turns.get(key);
        return known != null && isOff(known, time);
    }

    private static boolean isOff(NavigableMap<Instant, Boolean> known, Instant time) {
        Map.Entry<Instant, Boolean> last = known.floorEntry(time);
        return last != null && last.getValue();
    }
}
