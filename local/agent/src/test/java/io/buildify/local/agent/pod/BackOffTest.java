package io.buildify.local.agent.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void theFirstRestartIsImmediateAndEachFurtherWaitIsTwiceAsLongUpToFiveMinutes() {
        assertThat(delaysAfterShortRuns(Duration.ofSeconds(10), 9))
                .containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    }

    @Test
    void manyRestartsStayAtFiveMinutes() {
        assertThat(delaysAfterShortRuns(Duration.ofSeconds(1), 2000).getLast()).isEqualTo(300);
    }

    @Test
    void aRunOfTenMinutesMakesItForgotten() {
        var backOff = new BackOff(Duration.ofSeconds(10), 7);

        assertThat(backOff.after(START, START.plusSeconds(599)).delay()).isEqualTo(Duration.ofMinutes(5));
        var forgiven = backOff.after(START, START.plusSeconds(600));
        assertThat(forgiven.delay()).isZero();
        assertThat(forgiven.after(START, START).delay()).isEqualTo(Duration.ofSeconds(10));
    }

    private static List<Long> delaysAfterShortRuns(Duration first, int runs) {
        List<Long> delays = new ArrayList<>();
        var backOff = BackOff.starting(first);
        for (var run = 0; run < runs; run++) {
            backOff = backOff.after(START, START.plusSeconds(1));
            delays.add(backOff.delay().toSeconds());
        }
        return delays;
    }
}
