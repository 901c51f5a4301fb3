package io.buildify.operator.apply;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** How long to wait before the next try of something: 1 s, doubled each time, with a little jitter. */
public final class Backoff<K> {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final double JITTER = 0.2;

    private final Map<K, Integer> failures = new ConcurrentHashMap<>();
    private final Duration longest;
    private final RandomGenerator random;

    public Backoff(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** Notes a failure. */
    public Duration failed(K subject) {
        int count = failures.merge(subject, 1, (before, one) -> Math.min(before + one, 30));
        double millis = Math.min(longest.toMillis(), FIRST.toMillis() * Math.pow(2, count - 1));
        return Duration.ofMillis((long) (millis * (1 + JITTER * random.nextDouble())));
    }

    /** Notes a success: the next failure is the first again. */
    public void succeeded(K subject) {
        failures.remove(subject);
    }
}
