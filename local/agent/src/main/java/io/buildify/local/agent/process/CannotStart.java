package io.buildify.local.agent.process;

/** A process could not be started. The message says why in the words of a container runtime. */
public final class CannotStart extends Exception {

    public CannotStart(String message) {
        super(message);
    }
}
