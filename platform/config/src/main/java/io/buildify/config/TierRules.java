package io.buildify.config;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which tiers may set which places of a document: the nearest note at a place or above it counts. */
final class TierRules {
    private static final Set<Tier> EVERY_TIER = EnumSet.allOf(Tier.class);

    private final Map<String, Set<Tier>> byPointer = new HashMap<>();

    /** Notes a rule; of several at one place each must agree. */
    void note(String pointer, Set<Tier> tiers) {
        byPointer.computeIfAbsent(pointer, at -> EnumSet.allOf(Tier.class)).retainAll(tiers);
    }

    /** The tiers that may set what the pointer points to. */
    Set<Tier> allowedAt(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var tiers = byPointer.get(at);
            if (tiers != null) {
                return tiers;
            }
            if (at.isEmpty()) {
                return EVERY_TIER;
            }
        }
    }
}
