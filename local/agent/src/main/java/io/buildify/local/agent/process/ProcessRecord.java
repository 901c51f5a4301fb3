package io.buildify.local.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A running process as noted on disk, for the agent that comes after a crash. Process ids are given out again; with the
 * start time the pair is unique.
 */
record ProcessRecord(long pid, Instant started) {

    /** Boot time, from which Linux start times are derived, moves a little when the clock is set. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    static ProcessRecord of(ProcessHandle process) {
        return new ProcessRecord(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static Optional<ProcessRecord> read(Path file) {
        try {
            var words = Files.readString(file).strip().split(" ");
            return Optional.of(new ProcessRecord(Long.parseLong(words[0]), Instant.parse(words[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // never written, or cut off by a crash
        }
    }

    void write(Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, pid + " " + started + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The process, if it still runs; never another one that was given the same id. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle candidate) {
        return candidate
                .info()
                .startInstant()
                .filter(start -> Duration.between(start, started).abs().compareTo(CLOCK_DRIFT) <= 0)
                .isPresent();
    }
}
