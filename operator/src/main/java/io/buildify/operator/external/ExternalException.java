package io.buildify.operator.external;

import io.buildify.crd.ConditionReason;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL or Kafka did not do what was asked. The message names the subject, the reason and the remedy and
 * can be shown in a condition: it holds no secret. All but {@link DeposedException} are worth another try with
 * back-off.
 */
public class ExternalException extends RuntimeException {
    private final transient ConditionReason reason;

    /** @param reason what a condition says */
    public ExternalException(ConditionReason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What a condition says: one of ServerNotFound, ServerConfigurationInvalid, Database* and Kafka*, or Provisioning while the pool is full. */
    public ConditionReason reason() {
        return reason;
    }
}
