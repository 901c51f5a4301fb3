package io.buildify.local.agent.status;

import java.time.Instant;

/** What a container does at a moment. */
public sealed interface ContainerPhase {

    /**
     * Not started, or not started again yet.
     *
     * @param reason such as {@code ImagePullBackOff}; users look for these words
     * @param message why, with names; empty if the reason says it all
     */
    record Waiting(String reason, String message) implements ContainerPhase {

        /** A pod has been accepted and its container is next. */
        public static final Waiting CREATING = new Waiting("ContainerCreating", "");

        /** Init containers come first. */
        public static final Waiting INITIALIZING = new Waiting("PodInitializing", "");
    }

    /** @param containerId names the process */
    record Running(String containerId, Instant since) implements ContainerPhase {}

    /**
     * Ended.
     *
     * @param exitCode 128 + signal when a signal ended it
     * @param reason {@code Completed}, {@code Error} or what prevented a result
     * @param message termination message, at most 2 KiB
     */
    record Terminated(
            String containerId, int exitCode, String reason, String message, Instant startedAt, Instant finishedAt)
            implements ContainerPhase {

        /** Whether the container did what it should. */
        public boolean successful() {
            return exitCode == 0;
        }
    }
}
