package io.buildify.sdk.sealing;

/** What is stored cannot be opened; the message names what it is, why, and what helps, and is for the platform's people. */
public final class CannotOpen extends RuntimeException {
    CannotOpen(String message) {
        super(message);
    }
}
