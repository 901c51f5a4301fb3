package io.buildify.local.command;

/** A command cannot do what it was asked; the message is all that the user sees. */
final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
        super(message);
    }
}
