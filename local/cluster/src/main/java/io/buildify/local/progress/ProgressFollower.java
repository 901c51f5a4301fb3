package io.buildify.local.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a start's progress while it is being written.
 *
 * @param file the progress file
 * @param supervisor who writes it
 */
public record ProgressFollower(Path file, ProcessHandle supervisor) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(50);

    /** Hands on each event and returns the last one; empty if the supervisor ended without one. */
    public Optional<ProgressEvent> follow(Consumer<ProgressEvent> view) throws IOException {
        int read = 0;
        while (true) {
            boolean ended = Ending.awaitEnd(supervisor, POLL);
            List<ProgressEvent> events = events();
            for (ProgressEvent event : events.subList(Math.min(read, events.size()), events.size())) {
                view.accept(event);
                if (event.ends()) {
                    return Optional.of(event);
                }
            }
            read = events.size();
            if (ended) {
                return Optional.empty();
            }
        }
    }

    private List<ProgressEvent> events() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String written = Files.readString(file);
        return written.substring(0, written.lastIndexOf('\n') + 1)
                .lines()
                .map(ProgressFollower::event)
                .toList();
    }

    private static ProgressEvent event(String line) {
        try {
            return JSON.readValue(line, ProgressEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The progress file holds " + line, e);
        }
    }
}
