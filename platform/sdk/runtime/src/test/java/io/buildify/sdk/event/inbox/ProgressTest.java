package io.buildify.sdk.event.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress();

    @Test
    void nothingIsCommittedBeforeAnythingWasTaken() {
        assertThat(progress.toCommit()).isEmpty();
    }

    @Test
    void theOldestOpenEventHoldsTheOffset() {
        for (long offset = 7; offset < 10; offset++) {
            progress.begin(offset);
        }
        progress.end(8);
        progress.end(9);

        assertThat(progress.toCommit()).hasValue(7);
        assertThat(progress.inFlight()).isEqualTo(1);

        progress.end(7);

        assertThat(progress.toCommit()).hasValue(10);
        assertThat(progress.inFlight()).isZero();
    }

    @Test
    void whatWasCommittedIsNotCommittedAgain() {
        progress.begin(3);
        progress.end(3);

        assertThat(progress.toCommit()).hasValue(4);
        assertThat(progress.toCommit()).isEmpty();
    }

    @Test
    void gapsOfATransactionalTopicAreNoObstacle() {
        progress.begin(3);
        progress.end(3);
        progress.begin(9);

        assertThat(progress.toCommit()).hasValue(9);
    }
}
