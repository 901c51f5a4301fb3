package io.buildify.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {
    @Test
    void whatGoesWellFromTheStartIsNotTold() {
        assertThat(Transition.between(List.of(), List.of(condition("Accepted", "True", "Valid"))))
                .isEmpty();
    }

    @Test
    void whatIsStillUnderWayAtTheStartIsNotTold() {
        var after =
                List.of(condition("Deployed", "False", "RollingOut"), condition("Reconciling", "True", "RollingOut"));

        assertThat(Transition.between(List.of(), after)).isEmpty();
    }

    @Test
    void whatIsRefusedAtTheStartIsTold() {
        var after = List.of(
                condition("Accepted", "False", "ConfigurationInvalid"),
                condition("Stalled", "True", "ConfigurationInvalid"));

        assertThat(Transition.between(List.of(), after))
                .containsExactly(new Transition(true, "ConfigurationInvalid", "ConfigurationInvalid!"));
    }

    @Test
    void aNewReasonForTheSameTroubleIsTold() {
        var before = List.of(condition("Deployed", "False", "RollingOut"));
        var after = List.of(condition("Deployed", "False", "CrashLooping"));

        assertThat(Transition.between(before, after))
                .containsExactly(new Transition(true, "CrashLooping", "CrashLooping!"));
    }

    @Test
    void whatIsUnderWayAgainIsNoTrouble() {
        var before = List.of(condition("Deployed", "True", "Available"));
        var after = List.of(condition("Deployed", "False", "RollingOut"));

        assertThat(Transition.between(before, after))
                .containsExactly(new Transition(false, "RollingOut", "RollingOut!"));
    }

    @Test
    void recoveryIsTold() {
        var before = List.of(condition("Deployed", "False", "CrashLooping"));
        var after = List.of(condition("Deployed", "True", "Available"));

        assertThat(Transition.between(before, after)).containsExactly(new Transition(false, "Available", "Available!"));
    }

    @Test
    void whatStaysIsNotTold() {
        var conditions = List.of(condition("Deployed", "False", "CrashLooping"));

        assertThat(Transition.between(conditions, conditions)).isEmpty();
    }

    private static Condition condition(String type, String status, String reason) {
        return new ConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(reason + "!")
                .build();
    }
}
