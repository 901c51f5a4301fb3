package io.buildify.local.controlplane;

/** One way to get the programs does not work here; the message says why, and there may be another. */
final class Unavailable extends Exception {

    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
