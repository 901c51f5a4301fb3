package io.buildify.operator.plan;

import java.util.List;

/** Whether a node can be in effect. */
sealed interface Judgement {

    /** @param warnings what to know all the same */
    record Sound(Footing footing, List<Problem> warnings) implements Judgement {}

    /** @param problems at least one */
    record Unsound(List<Problem> problems) implements Judgement {}
}
