package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.environment.EventAddress.Subscription;
import io.buildify.sdk.environment.KafkaAddress;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.event.EventSettings;
import io.buildify.sdk.fault.FaultPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics that the release subscribes to, on a thread of its own. It begins once this instance serves
 * somebody; a group of which nobody knows where it is begins at the time when it first did.
 */
final class Intake implements Runnable {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final KafkaAddress kafka;
    private final Subscription subscription;
    private final EventSettings settings;
    private final ConfigurationTable table;
    private final Arrivals arrivals;
    private final Handovers handovers;
    private final Function<String, Partition> partitions;
    private final EventMetrics metrics;
    private final FaultPoints faults;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable EventConsumer consumer;

    /**
     * @param arrivals of whom some events may have been left by others
     * @param handovers tells which
     * @param partitions makes one of a module's topic
     */
    Intake(
            KafkaAddress kafka,
            Subscription subscription,
            EventSettings settings,
            ConfigurationTable table,
            Arrivals arrivals,
            Handovers handovers,
            Function<String, Partition> partitions,
            EventMetrics metrics,
            FaultPoints faults) {
        this.kafka = kafka;
        this.subscription = subscription;
        this.settings = settings;
        this.table = table;
        this.arrivals = arrivals;
        this.handovers = handovers;
        this.partitions = partitions;
        this.metrics = metrics;
        this.faults = faults;
    }

    @Override
    public void run() {
        int failures = 0;
        while (!isStopped()) {
            Optional<Instant> oldest = table.isReplayed() ? table.oldestRecord() : Optional.empty();
            if (oldest.isEmpty()) {
                pause(LOOK);
                continue;
            }
            try (EventConsumer current = new EventConsumer(
                    kafka, subscription, settings.sessionTimeout(), oldest.get(), handovers, partitions, faults)) {
                consumer = current;
                while (!isStopped()) {
                    lookBack(current);
                    metrics.measured("lag", current.round());
                    failures = 0;
                }
                current.finish();
            } catch (WakeupException | InterruptException e) {
                // stop() was called
            } catch (RuntimeException e) {
                Duration wait = BackOff.OUTAGE.after(++failures);
                LOG.warnf(
                        "Events of %s cannot be read: %s. Trying again in %d ms.",
                        subscription.modules().values(), FailureReason.of(e), wait.toMillis());
                pause(wait);
            } finally {
                consumer = null;
            }
        }
    }

    /** Tenants that come from another instance on this database may have events that it has not come to. */
    private void lookBack(EventConsumer current) {
        Set<String> arrived = arrivals.all();
        if (!arrived.isEmpty()) {
            current.lookBack();
            arrivals.remove(arrived);
        }
    }

    /** Ends {@link #run} soon. */
    void stop() {
        stopped.countDown();
        EventConsumer current = consumer;
        if (current != null) {
            current.wakeUp();
        }
    }

    private void pause(Duration time) {
        try {
            stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopped.countDown();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
