package io.buildify.sdk.event;

/** Named places where a test has the process die as if by SIGKILL. */
public enum FaultPoint {
    /** An event was committed with its transaction and is not in Kafka. */
    BEFORE_PUBLISH,
    /** Kafka has the event, and the outbox still has it too. */
    AFTER_PUBLISH,
    /** A handler has done its work, which is not committed. */
    BEFORE_COMMIT,
    /** A handler's work is committed, and the consumer group does not know. */
    AFTER_COMMIT
}
