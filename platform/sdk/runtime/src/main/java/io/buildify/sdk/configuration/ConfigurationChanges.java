package io.buildify.sdk.configuration;

import io.buildify.events.ConfigurationKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Changes that wait to be told. Those of one key are told one after the other; what changes again meanwhile becomes
 * one change, so that whoever is slow holds at most one of each key.
 */
final class ConfigurationChanges {

    /** A record's value before and after, as JSON. */
    record Change(byte[] before, byte[] after) {
        private Change then(Change next) {
            return new Change(before, next.after);
        }
    }

    private final Map<ConfigurationKey, Change> waiting = new HashMap<>();
    private final Set<ConfigurationKey> telling = new HashSet<>();
    private final Executor executor;
    private final BiConsumer<ConfigurationKey, Change> tell;

    /**
     * @param executor runs what may take its time; the one who adds a change does not wait for it
     * @param tell tells one change, and returns when it is told
     */
    ConfigurationChanges(Executor executor, BiConsumer<ConfigurationKey, Change> tell) {
        this.executor = executor;
        this.tell = tell;
    }

    /** Returns at once. */
    void add(ConfigurationKey key, byte[] before, byte[] after) {
        synchronized (waiting) {
            waiting.merge(key, new Change(before, after), Change::then);
            if (telling.add(key)) {
                executor.execute(() -> tellAll(key));
            }
        }
    }

    private void tellAll(ConfigurationKey key) {
        for (Optional<Change> next = next(key); next.isPresent(); next = next(key)) {
            tell.accept(key, next.get());
        }
    }

    private Optional<Change> next(ConfigurationKey key) {
        synchronized (waiting) {
            Optional<Change> next = Optional.ofNullable(waiting.remove(key));
            if (next.isEmpty()) {
                telling.remove(key);
            }
            return next;
        }
    }
}
