package io.buildify.sdk.event.outbox;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.EventMetrics;
import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Moves events from the outbox to Kafka, on a thread of its own. It moves the buckets of keys that it holds the
 * lock of, and stands by for the others, whose holders it wakes when its process has published. A row goes when
 * Kafka has acknowledged its event; whatever ends a relay in between, the next one sends the same rows in the same
 * order again.
 */
final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration STAND_BY = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int MOST_BATCHES = 20;

    private final Vertx vertx;
    private final ModuleEnvironment module;
    private final String topic;
    private final List<Integer> share;
    private final EventMetrics metrics;
    private final FaultPoints faults;
    private final Semaphore woken = new Semaphore(0);
    private final AtomicBoolean hasPublished = new AtomicBoolean();

    /** @param share the buckets that this relay may move */
    Relay(
            Vertx vertx,
            ModuleEnvironment module,
            String topic,
            List<Integer> share,
            EventMetrics metrics,
            FaultPoints faults) {
        this.vertx = vertx;
        this.module = module;
        this.topic = topic;
        this.share = share;
        this.metrics = metrics;
        this.faults = faults;
    }

    /** A transaction of this process has published events. Does not block. */
    void published() {
        hasPublished.set(true);
        woken.release();
    }

    /** Ends when its thread is interrupted. */
    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try (RelaySession session = new RelaySession(vertx, module, woken::release);
                    RelayProducer producer = new RelayProducer(
                            module.kafka(), topic, module.instance() + "-relay-" + share.getFirst())) {
                List<Integer> held = new ArrayList<>();
                long looked = System.nanoTime();
                while (true) {
                    boolean more = round(session, producer, held);
                    if (session.works()) {
                        failures = 0;
                    }
                    if (!more) {
                        rest(held.size() == share.size() ? POLL : STAND_BY);
                    }
                    // also while there is always something to move
                    if (System.nanoTime() - looked >= POLL.toNanos()) {
                        moveLeftBehind(session, producer);
                        looked = System.nanoTime();
                    }
                }
            } catch (RuntimeException e) {
                Duration wait = BackOff.OUTAGE.after(++failures);
                LOG.warnf(
                        "Events wait in the outbox, because of %s. Trying again in %d ms.",
                        e.getMessage(), wait.toMillis());
                if (!paused(wait)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Answers whether there is more to move. */
    private boolean round(RelaySession session, RelayProducer producer, List<Integer> held)
            throws InterruptedException {
        if (held.size() < share.size()) {
            if (hasPublished.getAndSet(false)) {
                session.wakeOthers();
            }
            held.addAll(session.lock(session.lane(), without(held)));
        }
        return !held.isEmpty() && move(session, producer, session.lane(), held);
    }

    private boolean move(RelaySession session, RelayProducer producer, String lane, Collection<Integer> buckets)
            throws InterruptedException {
        OutboxBatch batch = session.next(lane, buckets);
        if (!batch.rows().isEmpty()) {
            faults.reach(FaultPoint.BEFORE_PUBLISH);
            producer.send(batch.rows());
            faults.reach(FaultPoint.AFTER_PUBLISH);
            session.delete(lane, batch.rows());
            batch.rows().forEach(row -> metrics.published(row.event()));
        }
        return batch.hasMore();
    }

    /** What instances of this database have published that no longer run: the buckets that nobody holds. */
    private void moveLeftBehind(RelaySession session, RelayProducer producer) throws InterruptedException {
        for (String lane : session.otherLanes()) {
            List<Integer> free = session.lock(lane, share);
            if (!free.isEmpty()) {
                for (int batch = 0; batch < MOST_BATCHES && move(session, producer, lane, free); batch++) {
                    // until nothing is left; its own lane waits meanwhile
                }
                session.unlock(lane, free);
            }
        }
    }

    private List<Integer> without(List<Integer> held) {
        return share.stream().filter(bucket -> !held.contains(bucket)).toList();
    }

    /** Waits until somebody wakes it. */
    private void rest(Duration atMost) throws InterruptedException {
        woken.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
    }

    private static boolean paused(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
