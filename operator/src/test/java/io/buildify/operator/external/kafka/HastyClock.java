package io.buildify.operator.external.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** At each look a minute has passed, so that whatever is done once in a while is done at once. */
final class HastyClock {
    private static final Duration STEP = Duration.ofMinutes(1);

    private HastyClock() {}

    static Clock create() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource hasty = () -> now.updateAndGet(it -> it.plus(STEP));
        return hasty.withZone(ZoneOffset.UTC);
    }
}
