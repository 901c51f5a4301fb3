package io.buildify.sdk.event.outbox;

import java.util.concurrent.ExecutionException;

/** The database or Kafka is away; the relay begins anew when it is back. */
final class RelayInterrupted extends RuntimeException {
    RelayInterrupted(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param who did not do what it was asked to */
    static RelayInterrupted by(String who, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new RelayInterrupted(who + ": " + cause.getMessage(), cause);
    }
}
