package io.buildify.sdk.idempotency;

/** Ends a request that was done before with the answer of then; its transaction has nothing to commit. */
public final class AlreadyAnswered extends RuntimeException {

    private final transient StoredAnswer answer;

    AlreadyAnswered(StoredAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    StoredAnswer answer() {
        return answer;
    }
}
