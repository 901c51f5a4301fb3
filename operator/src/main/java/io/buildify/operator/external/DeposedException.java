package io.buildify.operator.external;

import io.buildify.crd.ConditionReason;

/** Another operator publishes now. Nothing this process does can change that: it should end. */
public final class DeposedException extends ExternalException {

    public DeposedException(Throwable cause) {
        super(
                ConditionReason.OperatorFailed,
                "Another operator has taken over publishing configuration; this process must end",
                cause);
    }
}
