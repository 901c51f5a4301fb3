package io.buildify.sdk.event;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of events: UUIDs of version 7, which rise with time and so lie together in an index. */
final class EventIds {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    EventIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    UUID next() {
        long high = (clock.millis() << 16) | VERSION | (random.nextLong() & 0xFFF);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
