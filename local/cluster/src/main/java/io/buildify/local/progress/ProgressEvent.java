package io.buildify.local.progress;

import org.jspecify.annotations.Nullable;

/**
 * One line of the progress file.
 *
 * @param step what it is about, as shown to people; empty for the whole start
 * @param state how far it is
 * @param millis since the step (or the whole start) began
 * @param text more about it, or why it failed
 */
public record ProgressEvent(
        String step, State state, long millis, @Nullable String text) {

    /** How far a step is. */
    public enum State {
        STARTED,
        /** Still at it; the text says where. */
        WORKING,
        DONE,
        FAILED,
        /** Only for the whole start: the cluster runs on, but not everything on it serves. */
        UNFINISHED
    }

    /** Whether this ends the whole start, one way or the other. */
    public boolean ends() {
        return step.isEmpty();
    }
}
