package io.buildify.sdk.configuration;

import io.buildify.sdk.configuration.ConfigurationTable.Rest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the records that were asked for last as objects; forgets the one not asked for the longest. */
final class RecentlyRead {

    private final Map<Rest, ServedConfiguration> entries;
    private final String release;

    RecentlyRead(int limit, String release) {
        this.release = release;
        entries = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Rest, ServedConfiguration> eldest) {
                return size() > limit;
            }
        });
    }

    ServedConfiguration get(Rest rest) {
        return entries.computeIfAbsent(
                rest,
                key -> new ServedConfiguration(
                        RecordFormat.readKnown(key.json()).at(release)));
    }
}
