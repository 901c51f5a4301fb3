package io.buildify.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program of the cluster as it runs. While it is wanted and ends by itself it is started again,
 * with a pause that doubles up to half a minute and begins anew after a minute of quiet.
 */
public final class Part implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    private static final Duration POLL = Duration.ofMillis(25);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Program program;
    private final ProcessLedger ledger;
    private @Nullable Process process;
    private boolean wanted;
    private boolean closed;
    private int restarts;
    private Duration pause = FIRST_PAUSE;

    public Part(Program program, ProcessLedger ledger) {
        this.program = program;
        this.ledger = ledger;
    }

    public String name() {
        return program.name();
    }

    /** How often it was started again after it had ended by itself. */
    public synchronized int restarts() {
        return restarts;
    }

    /** Whether its process lives. One that ended a moment ago does not, even if the system still lists it. */
    public synchronized boolean isRunning() {
        return process != null && Ending.isAlive(process.toHandle());
    }

    /** Its process, while it lives. */
    public synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle).filter(Ending::isAlive);
    }

    /** Starts the program and returns once it is ready; does nothing if it runs. */
    public void start() {
        Process started;
        synchronized (this) {
            if (isRunning()) {
                return;
            }
            if (closed) {
                throw new PartFailed(name() + " is not started: the cluster is being stopped.");
            }
            wanted = true;
            started = launch();
        }
        awaitReady(started);
    }

    /** Ends the program in its orderly way and returns once it has ended; it stays ended. */
    public void stop() {
        withdraw().ifPresent(running -> Ending.end(running.toHandle(), program.stop(), program.grace()));
        ledger.forget(program.name());
    }

    /** Kills the program without warning, as a crash would; it is started again if it was wanted. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized Optional<Process> withdraw() {
        wanted = false;
        return Optional.ofNullable(process);
    }

    private Process launch() {
        try {
            Files.createDirectories(program.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(program.command())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(program.log().toFile()));
            builder.environment().putAll(program.environment());
            Process started = builder.start();
            started.getOutputStream().close();
            ledger.record(program.name(), ProcessIdentity.of(started.toHandle()), program.stop());
            process = started;
            Instant since = Instant.now();
            started.onExit().thenAccept(ended -> ended(ended, since));
            return started;
        } catch (IOException e) {
            throw new PartFailed(program.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private synchronized void ended(Process ended, Instant since) {
        if (!wanted || process != ended) {
            return;
        }
        pause = Duration.between(since, Instant.now()).compareTo(QUIET) > 0 ? FIRST_PAUSE : pause;
        LOG.warn("{} ended with {}; starting it again in {} ms", name(), ended.exitValue(), pause.toMillis());
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> startAgain(ended));
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }

    private synchronized void startAgain(Process previous) {
        if (wanted && process == previous) {
            restarts++;
            launch();
        }
    }

    private void awaitReady(Process started) {
        Instant deadline = Instant.now().plus(program.readiness().patience());
        String reason = "it did not answer";
        while (Instant.now().isBefore(deadline) && !Thread.currentThread().isInterrupted()) {
            if (Ending.awaitEnd(started.toHandle(), POLL)) {
                withdraw();
                throw failed("ended with exit code " + started.onExit().join().exitValue());
            }
            try {
                if (program.readiness().isReady()) {
                    return;
                }
            } catch (Exception e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        stop();
        throw failed("was not ready after " + program.readiness().patience().toSeconds() + " s: " + reason);
    }

    private PartFailed failed(String what) {
        return new PartFailed(name() + " " + what + ". Its last lines (" + program.log() + "):\n  "
                + String.join("\n  ", LogTail.of(program.log(), 5)));
    }

    /** Stops it for good. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }
}
