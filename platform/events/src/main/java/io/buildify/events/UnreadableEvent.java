package io.buildify.events;

/** A record in an event topic is no event that a module could handle; the message says what is wrong with it. */
public final class UnreadableEvent extends Exception {
    public UnreadableEvent(String reason) {
        super(reason);
    }
}
