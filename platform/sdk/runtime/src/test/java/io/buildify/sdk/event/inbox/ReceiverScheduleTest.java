package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.sdk.event.Receipt;
import io.buildify.sdk.event.Settlement;
import io.buildify.sdk.event.Settlement.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverScheduleTest {

    private record Answer(Outcome outcome, String reason, Duration notBefore) implements Receipt {}

    private static final Duration NOTHING = Duration.ZERO;
    private final ReceiverSchedule schedule =
            ReceiverSchedule.of(Duration.ofMillis(700), List.of(Duration.ofSeconds(10), Duration.ofMinutes(1)));

    @Test
    void itIsTriedWithBackOffForAWhileThenAfterTheWaitsOfParkedEvents() {
        assertThat(schedule.delays())
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1));
        assertThat(schedule.settle(new Receipt.Failed("away"), 1))
                .isEqualTo(new Settlement(State.WAITING, 1, Duration.ofMillis(100), "away"));
        assertThat(schedule.settle(new Receipt.Failed("away"), 5))
                .isEqualTo(new Settlement(State.WAITING, 5, Duration.ofMinutes(1), "away"));
    }

    @Test
    void afterTheLastWaitItIsGivenUp() {
        assertThat(schedule.settle(new Receipt.Failed("away"), 6))
                .isEqualTo(new Settlement(State.DEAD, 6, null, "away"));
    }

    @Test
    void aReceiverThatWantsToBeLeftAloneIs() {
        Duration hour = Duration.ofHours(1);

        assertThat(schedule.settle(new Answer(Receipt.Outcome.NOT_NOW, "busy", hour), 1)
                        .again())
                .isEqualTo(hour);
        assertThat(schedule.settle(new Answer(Receipt.Outcome.NOT_NOW, "busy", Duration.ofSeconds(1)), 5)
                        .again())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void whatIsTakenOrNeverTakenIsSettledAtOnce() {
        assertThat(schedule.settle(new Answer(Receipt.Outcome.TAKEN, "", NOTHING), 3))
                .isEqualTo(new Settlement(State.TAKEN, 3, null, null));
        assertThat(schedule.settle(new Answer(Receipt.Outcome.NEVER, "gone", NOTHING), 1))
                .isEqualTo(new Settlement(State.DEAD, 1, null, "gone"));
    }
}
