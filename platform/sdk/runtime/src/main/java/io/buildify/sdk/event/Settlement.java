package io.buildify.sdk.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about an event after it was taken to a receiver.
 *
 * @param state what becomes of it
 * @param attempts how often it was tried
 * @param again when it is tried again, from now; null unless it waits
 * @param reason why it was not taken; null if it was
 */
public record Settlement(
        State state,
        int attempts,
        @Nullable Duration again,
        @Nullable String reason) {

    /** What becomes of an event for one receiver. */
    public enum State {
        /** The receiver has it. */
        TAKEN,
        /** It is tried again, and later events of its key wait behind it. */
        WAITING,
        /** It went to the dead-letter topic; sent again from there, it has all its tries anew. */
        DEAD
    }
}
