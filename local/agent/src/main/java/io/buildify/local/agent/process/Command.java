package io.buildify.local.agent.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A short command in a container's surroundings: an exec probe or a lifecycle hook. */
public final class Command {

    private static final int OUTPUT_LIMIT = 1024;

    private Command() {}

    /**
     * Runs to the end or the time-out.
     *
     * @return its exit code and the first KiB it printed
     */
    public static Result run(ProcessOrder order, Duration timeout) throws CannotStart, InterruptedException {
        try {
            var process = order.prepare().start();
            process.getOutputStream().close();
            var output = new byte[OUTPUT_LIMIT];
            var reading = Thread.startVirtualThread(() -> read(process, output));
            var inTime = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            reading.join(Duration.ofSeconds(1));
            var text =
                    new String(output, StandardCharsets.UTF_8).replace("\0", "").strip();
            return new Result(inTime, inTime ? process.exitValue() : -1, text);
        } catch (IOException e) {
            throw new CannotStart(String.valueOf(e.getMessage()));
        }
    }

    /** Keeps what fits and reads on, so that a talkative command does not wait for its reader. */
    private static void read(Process process, byte[] output) {
        try (var in = process.getInputStream()) {
            in.readNBytes(output, 0, output.length);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the command was killed: what was read is kept
        }
    }

    /**
     * @param finished false when it was killed at the time-out
     * @param code its exit code, if finished
     */
    public record Result(boolean finished, int code, String output) {}
}
