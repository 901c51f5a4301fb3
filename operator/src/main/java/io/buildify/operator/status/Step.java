package io.buildify.operator.status;

import io.buildify.crd.ConditionReason;

/**
 * How far one of the steps of an apply came; becomes the condition of the step.
 *
 * @param state where it stands
 * @param reason the condition's reason
 * @param message the condition's message: subject, reason, remedy; without secrets
 */
public record Step(State state, ConditionReason reason, String message) {

    public enum State {
        /** As planned. */
        DONE,
        /** Under way; the operator hears of its end or asks again by itself. */
        WAITING,
        /** Not possible now; the operator tries again with back-off. */
        FAILED
    }

    public static Step done(ConditionReason reason, String message) {
        return new Step(State.DONE, reason, message);
    }

    public static Step waiting(ConditionReason reason, String message) {
        return new Step(State.WAITING, reason, message);
    }

    public static Step failed(ConditionReason reason, String message) {
        return new Step(State.FAILED, reason, message);
    }

    /** The node has no such part. */
    public static Step notNeeded() {
        return done(ConditionReason.NotNeeded, ConditionReason.NotNeeded.meaning());
    }

    public boolean isDone() {
        return state == State.DONE;
    }
}
