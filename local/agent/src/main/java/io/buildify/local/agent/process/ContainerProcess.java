package io.buildify.local.agent.process;

import io.buildify.local.agent.log.LogFile;
import io.buildify.local.agent.log.LogRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a container. It ends with its first process, whatever that one left behind. */
public final class ContainerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerProcess.class);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private final Process process;
    private final ProcessTree tree;
    private final Path record;
    private final LogRecorder recorder;
    private final Thread recording;
    private final Clock clock;
    private final Instant started;

    private ContainerProcess(Process process, Marker marker, Path record, LogFile log, Clock clock) {
        this.process = process;
        this.tree = new ProcessTree(process.toHandle(), marker);
        this.record = record;
        this.recorder = new LogRecorder(log, clock);
        this.clock = clock;
        this.started = clock.instant();
        this.recording =
                Thread.ofPlatform().daemon().name("log-" + process.pid()).start(() -> record(log));
    }

    /**
     * Starts a process in a session of its own, so that Ctrl-C in the terminal of the cluster does not reach it.
     *
     * @param order carries the marker in its environment
     * @param record file that tells a later agent about the process
     * @param log takes what it prints; closed at its end
     * @throws CannotStart when program or folder do not exist or the system refuses
     */
    public static ContainerProcess start(ProcessOrder order, Marker marker, Path record, LogFile log, Clock clock)
            throws CannotStart {
        var builder = order.prepare();
        if (Files.isExecutable(SETSID)) {
            builder.command().add(0, SETSID.toString());
        }
        try {
            var process = builder.start();
            note(process, record);
            return new ContainerProcess(process, marker, record, log, clock);
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /** A process that no later agent could find is not left running. */
    private static void note(Process process, Path record) throws IOException {
        try {
            process.getOutputStream().close();
            ProcessRecord.of(process.toHandle()).write(record);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Instant started() {
        return started;
    }

    /** Waits for the end, then removes whatever is left of the container. */
    public ProcessExit await() throws InterruptedException {
        var code = process.waitFor();
        tree.kill();
        recording.join(DRAIN);
        var exit = new ProcessExit(code, recorder.lastLines(), clock.instant());
        try {
            process.getInputStream().close();
            Files.deleteIfExists(record);
        } catch (IOException e) {
            LOG.warn("Cannot clean up after process {}: {}", process.pid(), e.toString());
        }
        return exit;
    }

    /** Asks the process to end, and kills it after the grace period. Returns when it has ended. */
    public void stop(Duration grace) throws InterruptedException {
        if (grace.isPositive()) {
            tree.terminate();
        }
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            tree.kill();
            process.waitFor();
        }
    }

    private void record(LogFile log) {
        try (log) {
            recorder.record(process.getInputStream());
        } catch (IOException e) {
            LOG.debug("The log of process {} ended: {}", process.pid(), e.toString());
        }
    }
}
