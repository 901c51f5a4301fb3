package io.buildify.operator.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeletionsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Deletions deletions = new Deletions(10, 10);

    @Test
    void aFewDeletionsAreNeverTooMany() {
        deleted(10, NOW);

        assertThat(deletions.areTooMany(NOW, 0)).isFalse();
    }

    @Test
    void moreThanATenthOfAllNodesIsTooMany() {
        deleted(11, NOW);

        assertThat(deletions.areTooMany(NOW, 98)).isTrue();
        assertThat(deletions.areTooMany(NOW, 99)).isFalse();
    }

    @Test
    void onlyTheLastMinuteCounts() {
        deleted(11, NOW.minusSeconds(61));
        deleted(5, NOW);

        assertThat(deletions.within(NOW)).isEqualTo(5);
        assertThat(deletions.areTooMany(NOW, 0)).isFalse();
    }

    @Test
    void whatRecordsTellOfTheTimeBeforeTheStartCounts() {
        deletions.seed(List.of(NOW.minusSeconds(5), NOW.minusSeconds(90)));

        assertThat(deletions.within(NOW)).isEqualTo(1);
    }

    @Test
    void aConfirmedDeletionIsForgotten() {
        deleted(11, NOW);

        deletions.forget();

        assertThat(deletions.areTooMany(NOW, 0)).isFalse();
    }

    private void deleted(int count, Instant when) {
        IntStream.range(0, count).forEach(it -> deletions.note(when));
    }
}
