package io.buildify.gateway.token;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers verified tokens until they expire, in two generations: when the young one is full it becomes the old one,
 * and what was in the old one and not asked for since is forgotten. Bounded, without a lock on the path of a request.
 */
final class VerifiedTokens {

    private final int generationSize;
    private volatile Map<String, Caller> young = new ConcurrentHashMap<>();
    private volatile Map<String, Caller> old = Map.of();

    VerifiedTokens(int capacity) {
        this.generationSize = Math.max(1, capacity / 2);
    }

    /** @param now tokens that expired by then are unknown */
    @Nullable
    Caller get(String token, Instant now) {
        Caller caller = young.get(token);
        if (caller == null) {
            caller = old.get(token);
            if (caller != null) {
                put(token, caller);
            }
        }
        return caller == null || !caller.expires().isAfter(now) ? null : caller;
    }

    void put(String token, Caller caller) {
        if (young.size() >= generationSize) {
            retire();
        }
        young.put(token, caller);
    }

    private synchronized void retire() {
        if (young.size() >= generationSize) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }

    int size() {
        return young.size() + old.size();
    }
}
