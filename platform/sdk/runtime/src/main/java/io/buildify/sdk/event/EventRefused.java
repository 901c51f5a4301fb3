package io.buildify.sdk.event;

/** An event cannot be published; the transaction that tried to must not commit. */
public final class EventRefused extends RuntimeException {
    EventRefused(String message) {
        super(message);
    }
}
