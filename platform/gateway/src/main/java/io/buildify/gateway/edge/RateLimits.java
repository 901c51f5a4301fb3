package io.buildify.gateway.edge;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A token bucket for each tenant, kept as the one number it needs: the time at which the bucket is full again (the
 * generic cell rate algorithm). Tenants come from verified tokens, so clients cannot make up new ones.
 */
final class RateLimits {

    private static final int SWEEP_ABOVE = 10_000;

    private final long interval;
    private final long tolerance;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, AtomicLong> fullAgain = new ConcurrentHashMap<>();
    private final AtomicLong nextSweep = new AtomicLong();

    /**
     * @param perSecond requests a second for a long time; 0 for no limit
     * @param burst requests at once after a pause
     */
    RateLimits(int perSecond, int burst, LongSupplier nanos) {
        this.interval = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
        this.tolerance = interval * (Math.max(1, burst) - 1);
        this.nanos = nanos;
        this.nextSweep.set(nanos.getAsLong());
    }

    /** Takes one request from the tenant's bucket; 0 if it could, else the nanoseconds until it can. */
    long take(String tenant) {
        if (interval == 0) {
            return 0;
        }
        long now = nanos.getAsLong();
        AtomicLong bucket = fullAgain.computeIfAbsent(tenant, any -> new AtomicLong(now));
        while (true) {
            long full = bucket.get();
            long wait = full - now - tolerance;
            if (wait > 0) {
                return wait;
            }
            long next = (full - now > 0 ? full : now) + interval;
            if (bucket.compareAndSet(full, next)) {
                sweep(now);
                return 0;
            }
        }
    }

    /** Forgets tenants whose bucket is full; at most once a second. */
    private void sweep(long now) {
        long due = nextSweep.get();
        if (now - due >= 0
                && nextSweep.compareAndSet(due, now + Duration.ofSeconds(1).toNanos())
                && fullAgain.size() > SWEEP_ABOVE) {
            fullAgain.values().removeIf(full -> full.get() - now <= 0);
        }
    }
}
