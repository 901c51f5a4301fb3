package io.buildify.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutsTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void noMoreInstancesRollThanThereArePlaces() {
        var rollouts = new Rollouts(2);

        assertThat(admit(rollouts, "a")).isTrue();
        assertThat(admit(rollouts, "b")).isTrue();
        assertThat(admit(rollouts, "c")).isFalse();
        assertThat(rollouts.rolling()).isEqualTo(2);
    }

    @Test
    void anInstanceThatHasItsPlaceKeepsIt() {
        var rollouts = new Rollouts(1);

        assertThat(admit(rollouts, "a")).isTrue();
        assertThat(admit(rollouts, "a")).isTrue();
        assertThat(rollouts.rolling()).isEqualTo(1);
    }

    @Test
    void whoAskedFirstIsToldFirstAndNobodyJumpsTheQueue() {
        var rollouts = new Rollouts(1);
        admit(rollouts, "a");
        admit(rollouts, "b");
        admit(rollouts, "c");

        rollouts.done("a");

        assertThat(asked).containsExactly("b");
        assertThat(admit(rollouts, "c")).isFalse();
        assertThat(admit(rollouts, "b")).isTrue();
    }

    @Test
    void anInstanceThatGivesUpItsTurnPassesItOn() {
        var rollouts = new Rollouts(1);
        admit(rollouts, "a");
        admit(rollouts, "b");
        admit(rollouts, "c");
        rollouts.done("a");

        rollouts.done("b");

        assertThat(asked).containsExactly("b", "c");
        assertThat(admit(rollouts, "c")).isTrue();
    }

    @Test
    void instancesFoundRollingCountEvenBeyondTheLimit() {
        var rollouts = new Rollouts(1);
        rollouts.found("a");
        rollouts.found("b");

        assertThat(admit(rollouts, "c")).isFalse();
        rollouts.done("a");
        assertThat(asked).isEmpty();
        rollouts.done("b");
        assertThat(asked).containsExactly("c");
    }

    @Test
    void atLeastOneMustBeAllowed() {
        assertThatThrownBy(() -> new Rollouts(0)).hasMessageContaining("max-rollouts is 0");
    }

    private boolean admit(Rollouts rollouts, String instance) {
        return rollouts.admit(instance, () -> asked.add(instance));
    }
}
