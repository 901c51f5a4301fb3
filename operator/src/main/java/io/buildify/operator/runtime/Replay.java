package io.buildify.operator.runtime;

import io.buildify.operator.external.ConfigurationPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The reading of the configuration topics after a start. Before its end nobody knows what was decided last; it is
 * given a moment before that is told on every resource.
 */
public final class Replay {
    private final ConfigurationPublisher publisher;
    private final Clock clock;
    private final Instant end;

    /** @param patience how long it is given, from now on */
    public Replay(ConfigurationPublisher publisher, Clock clock, Duration patience) {
        this.publisher = publisher;
        this.clock = clock;
        this.end = clock.instant().plus(patience);
    }

    /** Whether it goes on and is still given time: everybody is looked at again when it ends. */
    public boolean isUnderway() {
        return !publisher.caughtUp() && clock.instant().isBefore(end);
    }

    /** How much time it is given from now on. */
    public Duration left() {
        var left = Duration.between(clock.instant(), end);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
