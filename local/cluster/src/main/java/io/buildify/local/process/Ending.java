package io.buildify.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks, waits, insists. */
public final class Ending {

    private static final long POLL_MILLIS = 20;
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Ending() {}

    /** Returns once the process has ended; after the grace period it is killed. */
    public static void end(ProcessHandle process, StopSignal signal, Duration grace) {
        signal.send(process);
        if (!awaitEnd(process, grace)) {
            process.destroyForcibly();
            awaitEnd(process, AFTER_KILL);
        }
    }

    /** Whether it ended within that time. An interruption ends the waiting and stays set. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive(process)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !isAlive(process);
            }
        }
        return true;
    }

    /**
     * Whether it runs. One that has ended stays listed until its parent takes notice, which the first
     * process of many containers never does.
     */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
