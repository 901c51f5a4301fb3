package io.buildify.local.agent.pod;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a container waits before it is started again. The first restart is immediate, each further one waits twice as
 * long as the one before, at most five minutes. A run of ten minutes makes it all forgotten. (Kubelet's rules; its first
 * wait is 10 s.) Pure.
 *
 * @param first wait before the second restart
 * @param restarts since the last long run
 */
public record BackOff(Duration first, int restarts) {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration STABLE = Duration.ofMinutes(10);

    /** Nothing has gone wrong yet. */
    public static BackOff starting(Duration first) {
        return new BackOff(first, 0);
    }

    /** The back-off after a run; null times when it never ran. */
    BackOff after(@Nullable Instant started, Instant ended) {
        var stable = started != null && Duration.between(started, ended).compareTo(STABLE) >= 0;
        return new BackOff(first, stable ? 1 : restarts + 1);
    }

    /** The wait before the next start. */
    Duration delay() {
        if (restarts <= 1) {
            return Duration.ZERO;
        }
        var doublings = Math.min(restarts - 2, 30);
        var delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
