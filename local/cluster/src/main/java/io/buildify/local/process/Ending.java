package io.buildify.local.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: asks, waits, insists. */
public final class Ending {

    private Ending() {}

    /** Returns once the process has ended; after the grace period it is killed. */
    public static void end(ProcessHandle process, StopSignal signal, Duration grace) {
        signal.send(process);
        if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Whether it ended within that time. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
