package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.event.BackOff;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Looks for parked events all the time, on a thread of its own. */
final class ParkedLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(ParkedLoop.class);

    private final ParkedRetries retries;
    private final ConfigurationTable table;
    private final Duration poll;

    ParkedLoop(ParkedRetries retries, ConfigurationTable table, Duration poll) {
        this.retries = retries;
        this.table = table;
        this.poll = poll;
    }

    /** Ends when its thread is interrupted. */
    @Override
    public void run() {
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (!table.isReplayed() || retries.round() == 0) {
                        Thread.sleep(poll);
                    }
                    failures = 0;
                } catch (RuntimeException e) {
                    LOG.warnf("Parked events cannot be tried now: %s", FailureReason.of(e));
                    Thread.sleep(BackOff.OUTAGE.after(++failures));
                }
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }
}
