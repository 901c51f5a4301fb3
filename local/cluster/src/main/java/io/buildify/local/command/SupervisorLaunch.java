package io.buildify.local.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The start of a supervisor, which an interruption may meet at any moment: it is then either not begun any more or
 * known to whoever stops it, never left between the two.
 */
final class SupervisorLaunch {

    /** Starts the process. */
    @FunctionalInterface
    interface Start {
        ProcessHandle start() throws IOException;
    }

    private @Nullable ProcessHandle process;
    private boolean refused;

    /**
     * Starts it.
     *
     * @throws CommandFailed when it has been refused before
     */
    synchronized ProcessHandle begin(Start start) throws IOException {
        if (refused) {
            throw new CommandFailed("The start was interrupted.");
        }
        ProcessHandle started = start.start();
        process = started;
        return started;
    }

    /** Waits for a start that has begun, and lets none begin from now on; what was started, or null. */
    synchronized @Nullable ProcessHandle refuse() {
        refused = true;
        return process;
    }
}
