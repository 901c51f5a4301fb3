package io.buildify.local.agent.probe;

import java.time.Duration;

/** Even rounds of one probe; a probe that takes longer than a period delays the next one only. */
final class Rounds {

    private final long period;
    private long next;

    /** @param begin of the first round, by {@link System#nanoTime()} */
    Rounds(long begin, Duration period) {
        this.next = begin;
        this.period = period.toNanos();
    }

    void waitForBegin() throws InterruptedException {
        sleepUntil(next);
    }

    void next() throws InterruptedException {
        next = Math.max(next + period, System.nanoTime());
        sleepUntil(next);
    }

    private static void sleepUntil(long time) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, time - System.nanoTime())));
    }
}
