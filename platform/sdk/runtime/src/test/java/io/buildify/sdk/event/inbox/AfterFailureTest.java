package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AfterFailureTest {

    private static final Instant BEGUN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration IN_PLACE = Duration.ofSeconds(10);
    private static final List<Duration> PARKED = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final Throwable FAILURE = new IllegalStateException("no");

    @Test
    void aFailureIsTriedAgainWithBackOff() {
        assertThat(inPlace(FAILURE, 0, 1)).isEqualTo(new AfterFailure.Again(Duration.ofMillis(100)));
        assertThat(inPlace(FAILURE, 1, 4)).isEqualTo(new AfterFailure.Again(Duration.ofMillis(800)));
    }

    @Test
    void aTryThatWouldComeTooLateIsNotMade() {
        assertThat(inPlace(FAILURE, 6, 7)).isEqualTo(new AfterFailure.Park(Duration.ofSeconds(10)));
    }

    @Test
    void whatCannotBeReadIsParkedAtOnce() {
        assertThat(inPlace(new UnreadableEvent("no"), 0, 1)).isEqualTo(new AfterFailure.Park(Duration.ofSeconds(10)));
    }

    @Test
    void aParkedEventIsTriedAfterEachDelayAndIsDeadThen() {
        assertThat(AfterFailure.parked(1, PARKED)).isEqualTo(new AfterFailure.Park(Duration.ofMinutes(1)));
        assertThat(AfterFailure.parked(2, PARKED)).isEqualTo(new AfterFailure.Dead());
    }

    private static AfterFailure inPlace(Throwable failure, int seconds, int failures) {
        return AfterFailure.inPlace(failure, BEGUN, BEGUN.plusSeconds(seconds), failures, IN_PLACE, PARKED);
    }
}
