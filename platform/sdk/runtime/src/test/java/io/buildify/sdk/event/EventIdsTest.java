package io.buildify.sdk.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void idsAreOfVersion7() {
        UUID id = new EventIds(NOON, new Random(1)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.millis());
    }

    @Test
    void idsRiseWithTimeAndDiffer() {
        Random random = new Random(1);
        EventIds now = new EventIds(NOON, random);
        EventIds later = new EventIds(Clock.offset(NOON, Duration.ofMillis(1)), random);

        assertThat(now.next()).isNotEqualTo(now.next());
        assertThat(now.next().toString()).isLessThan(later.next().toString());
    }
}
