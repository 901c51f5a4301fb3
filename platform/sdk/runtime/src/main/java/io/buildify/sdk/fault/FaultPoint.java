package io.buildify.sdk.fault;

/** Named places where a test has the process die as if by SIGKILL. */
public enum FaultPoint {
    /** An event was committed with its transaction and is not in Kafka. */
    BEFORE_PUBLISH,
    /** Kafka has the event, and the outbox still has it too. */
    AFTER_PUBLISH,
    /** A handler has done its work, which is not committed. */
    BEFORE_COMMIT,
    /** A handler's work is committed, and the consumer group does not know. */
    AFTER_COMMIT,
    /** A consumer group begins again with what others have left, and the database does not know. */
    BEFORE_LOOK_BACK_NOTED,
    /** A receiver has an event, and the inbox does not know. */
    BEFORE_SETTLED,
    /** A request with a key has done its work, which is not committed. */
    BEFORE_ANSWER_COMMIT,
    /** A request with a key is committed, and its client does not know. */
    AFTER_ANSWER_COMMIT,
    /** A hook has made its bootstrap data, which is not committed. */
    BEFORE_BOOTSTRAP_COMMIT,
    /** A job has done its work, which is not committed. */
    BEFORE_JOB_COMMIT,
    /** A job's work is committed. */
    AFTER_JOB_COMMIT
}
