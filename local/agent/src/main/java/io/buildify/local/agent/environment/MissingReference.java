package io.buildify.local.agent.environment;

/** A container refers to something that does not exist (yet). The message names it as kubelet does. */
public final class MissingReference extends Exception {

    public MissingReference(String message) {
        super(message);
    }
}
