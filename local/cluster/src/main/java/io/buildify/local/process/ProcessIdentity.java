package io.buildify.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process for ever: its number together with the time it started, since numbers are used again.
 *
 * @param pid the system's number
 * @param started when it started
 */
public record ProcessIdentity(long pid, Instant started) {

    /** The system derives the start from its boot time, which moves by a second when clocks are set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process itself while it lives; empty once it has ended, also if its number is somebody else's now. */
    public Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid)
                .filter(Ending::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false));
    }
}
