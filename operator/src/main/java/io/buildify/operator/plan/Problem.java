package io.buildify.operator.plan;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;

/**
 * Something a person should know about a node.
 *
 * @param condition which condition tells it
 * @param reason the condition's reason
 * @param message subject, reason and remedy; holds no secret
 */
public record Problem(ConditionType condition, ConditionReason reason, String message) {

    static Problem notAccepted(ConditionReason reason, String message) {
        return new Problem(ConditionType.Accepted, reason, message);
    }

    /** What was decided last is not known, so that nothing can be decided now. */
    static Problem notKnown(ConditionReason reason, String message) {
        return new Problem(ConditionType.EventsReady, reason, message);
    }

    static Problem notResolved(ConditionReason reason, String message) {
        return new Problem(ConditionType.ResolvedRefs, reason, message);
    }
}
