package io.buildify.local.agent.pod;

import io.buildify.local.agent.process.ProcessExit;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** How a run of a container ended, in the words of its status. */
record Termination(Container container, Path terminationLog) {

    private static final int MESSAGE_LIMIT = 4096;
    private static final int START_FAILED = 128;

    /** The process ended. */
    Terminated ended(String id, Instant started, ProcessExit exit) {
        var reason = exit.code() == 0 ? "Completed" : "Error";
        return new Terminated(id, exit.code(), reason, message(exit), started, exit.at());
    }

    /** The process could not even be started. */
    Terminated neverStarted(String why, Instant at) {
        return new Terminated("", START_FAILED, "StartError", "failed to start process: " + why, at, at);
    }

    /** What the container wrote to its termination log; else, if it asked for that and failed, the end of its log. */
    private String message(ProcessExit exit) {
        var written = written();
        var fallback = "FallbackToLogsOnError".equals(container.getTerminationMessagePolicy()) && exit.code() != 0;
        return written.isEmpty() && fallback ? exit.lastLines() : written;
    }

    private String written() {
        try {
            var bytes = Files.readAllBytes(terminationLog);
            var kept = Arrays.copyOf(bytes, Math.min(bytes.length, MESSAGE_LIMIT));
            return new String(kept, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // most containers write none
        }
    }
}
