package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.EventSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Looks all the time for events that are due for receivers, on a thread of its own, and sends them on their way. It
 * waits for none of them.
 */
@Singleton
class ReceiverLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(ReceiverLoop.class);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final FanOuts fanOuts;
    private final ReceiverQueue queue;
    private final ReceiverWork work;
    private final ReceiverWake wake;
    private final ConfigurationTable table;
    private final EventSettings settings;
    private final ReceiverShares shares;

    ReceiverLoop(
            FanOuts fanOuts,
            ReceiverQueue queue,
            ReceiverWork work,
            ReceiverWake wake,
            ConfigurationTable table,
            EventSettings settings) {
        this.fanOuts = fanOuts;
        this.queue = queue;
        this.work = work;
        this.wake = wake;
        this.table = table;
        this.settings = settings;
        this.shares = new ReceiverShares(
                settings.receiverConcurrency(), settings.receiversOfTenant(), settings.receiversOfAll());
    }

    /** Whether the module has receivers at all. */
    boolean isNeeded() {
        return !fanOuts.all().isEmpty();
    }

    /** Ends when its thread is interrupted. */
    @Override
    public void run() {
        int failures = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (!table.isReplayed() || round() == 0) {
                        wake.rest(settings.parkedPoll());
                    }
                    failures = 0;
                } catch (RuntimeException e) {
                    LOG.warnf("Events cannot be taken to receivers now: %s", FailureReason.of(e));
                    Thread.sleep(BackOff.OUTAGE.after(++failures));
                }
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    /** Answers how many were sent on their way. */
    private int round() {
        return fanOuts.all().stream().mapToInt(this::round).sum();
    }

    private int round(FanOut fanOut) {
        List<DueEvent> due =
                queue.due(fanOut.name(), settings.receiverConcurrency()).await().atMost(LONGEST_LOOK);
        List<DueEvent> admitted = shares.admit(due);
        if (admitted.isEmpty()) {
            return 0;
        }
        Map<DueEvent, ParkedEvent> taken = new HashMap<>();
        try {
            queue.take(admitted, ReceiverWork.lease(settings))
                    .await()
                    .atMost(LONGEST_LOOK)
                    .forEach(event -> taken.put(event.due(), event));
        } finally {
            admitted.stream().filter(event -> !taken.containsKey(event)).forEach(shares::end);
        }
        taken.forEach((event, parked) -> work.begin(parked, fanOut.receivers(), () -> {
            shares.end(event);
            wake.wake();
        }));
        return taken.size();
    }
}
