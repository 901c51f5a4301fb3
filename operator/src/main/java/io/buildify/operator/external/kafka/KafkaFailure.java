package io.buildify.operator.external.kafka;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.KafkaAdministrator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/** What a client's exception means to whoever reads a condition. */
final class KafkaFailure {

    private KafkaFailure() {}

    /** @param what the thing that failed, such as {@code topic x} */
    static ExternalException of(KafkaAdministrator administrator, String what, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof ExternalException known) {
            return known;
        }
        String kafka = "Kafka (" + administrator.bootstrap() + ")";
        return switch (cause) {
            case AuthenticationException e ->
                refused(kafka + " refuses the administrator: " + e.getMessage() + ". Correct the Secret 'kafka'", e);
            case AuthorizationException e ->
                refused(
                        kafka + " refuses " + what + ": " + e.getMessage() + ". Give user '" + administrator.username()
                                + "' that right",
                        e);
            case RetriableException e -> unreachable(kafka, what, e);
            case TransactionAbortableException e -> unreachable(kafka, what, e);
            default -> refused(kafka + " refuses " + what + ": " + cause.getMessage(), cause);
        };
    }

    private static ExternalException unreachable(String kafka, String what, Throwable cause) {
        return new ExternalException(
                ConditionReason.KafkaUnreachable,
                kafka + " has not done in time: " + what + " (" + cause.getMessage()
                        + "). It is tried again; bring the broker back",
                cause);
    }

    private static ExternalException refused(String message, Throwable cause) {
        return new ExternalException(ConditionReason.KafkaRefused, message, cause);
    }

    private static Throwable cause(Throwable failure) {
        boolean wrapper = failure instanceof ExecutionException
                || failure instanceof CompletionException
                // what the constructors of clients throw
                || failure.getClass() == org.apache.kafka.common.KafkaException.class;
        return wrapper && failure.getCause() != null ? cause(failure.getCause()) : failure;
    }
}
