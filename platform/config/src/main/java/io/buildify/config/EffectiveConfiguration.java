package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The merge of the layers.
 *
 * @param values a JSON object with sorted keys; do not modify it
 * @param origin who set each leaf, by its JSON Pointer with the leading slash; leaves are scalars, arrays and empty objects
 */
public record EffectiveConfiguration(JsonNode values, SortedMap<String, Origin> origin) {

    public EffectiveConfiguration {
        origin = Collections.unmodifiableSortedMap(new TreeMap<>(origin));
    }

    /** SHA-256 in hex of the canonical JSON (RFC 8785) of {@link #values()}. */
    public String hash() {
        return CanonicalJson.hash(values);
    }

    /** The most specific origin at a place and below it, or empty when nobody has set anything there. */
    Optional<Origin> lastToSet(String pointer) {
        return origin.entrySet().stream()
                .filter(leaf -> leaf.getKey().equals(pointer) || leaf.getKey().startsWith(pointer + "/"))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(Origin::tier));
    }

    static EffectiveConfiguration of(Attributed document) {
        var origin = new TreeMap<String, Origin>();
        document.leaves("", origin);
        return new EffectiveConfiguration(document.json(), origin);
    }
}
