package io.buildify.sdk.event;

import java.time.Duration;

/** What came of taking an event to one of the {@link EventReceivers}; they may add to it what they want to note. */
public interface Receipt {

    /** Whether it was taken. */
    enum Outcome {
        /** It was taken, or nobody is there any more who wants it. */
        TAKEN,
        /** It is tried again. */
        NOT_NOW,
        /** It will not be taken however often it is tried: it goes to the dead letters. */
        NEVER
    }

    Outcome outcome();

    /** Why it was not taken: one sentence, without secrets. Empty if it was. */
    String reason();

    /** How long the receiver wants to be left alone; zero if it does not say. */
    default Duration notBefore() {
        return Duration.ZERO;
    }

    /** It is tried again, because of something unforeseen. */
    record Failed(String reason) implements Receipt {
        @Override
        public Outcome outcome() {
            return Outcome.NOT_NOW;
        }
    }
}
