package io.buildify.operator.plan;

import java.util.List;

/** Whether a node can be in effect. */
sealed interface Judgement {

    /** @param warnings what to know all the same */
    record Sound(Footing footing, List<Problem> warnings) implements Judgement {}

    /**
     * @param culprit the resource to correct, the node's own or one above
     * @param problems at least one
     */
    record Unsound(String culprit, List<Problem> problems) implements Judgement {}
}
