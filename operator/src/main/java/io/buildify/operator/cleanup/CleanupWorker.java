package io.buildify.operator.cleanup;

import io.buildify.operator.apply.Backoff;
import io.buildify.operator.plan.CleanupPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries clean-up records out, each until it succeeds. */
public final class CleanupWorker {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 8;

    private final CleanupRecords records;
    private final Cleanup cleanup;
    private final Hold hold;
    private final Deletions deletions;
    private final BooleanSupplier knowsAll;
    private final LongSupplier nodes;
    private final Backoff<String> backoff;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    /**
     * @param knowsAll whether the operator sees every node; nothing is removed while it does not. May ask the API server
     * @param nodes how many nodes there are
     */
    public CleanupWorker(
            CleanupRecords records,
            Cleanup cleanup,
            Hold hold,
            Deletions deletions,
            BooleanSupplier knowsAll,
            LongSupplier nodes,
            Backoff<String> backoff,
            Clock clock) {
        this.records = records;
        this.cleanup = cleanup;
        this.hold = hold;
        this.deletions = deletions;
        this.knowsAll = knowsAll;
        this.nodes = nodes;
        this.backoff = backoff;
        this.clock = clock;
    }

    public synchronized void start() {
        deletions.seed(records.times());
        thread = Thread.ofPlatform().daemon().name("cleanup").start(this::work);
    }

    public synchronized void stop() {
        var working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    /** Writes a record and has it carried out soon. */
    public void add(CleanupPlan plan) {
        records.write(plan, clock.instant());
        deletions.note(clock.instant());
        wake();
    }

    /** Looks at the records now. */
    public void wake() {
        signal.release();
    }

    private void work() {
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("cleanup-", 0).factory())) {
            while (!Thread.currentThread().isInterrupted()) {
                round(threads);
                signal.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round(ExecutorService threads) {
        try {
            if (!records.all().isEmpty() && mayRemove()) {
                records.all().stream()
                        .filter(this::isDue)
                        .filter(records::begin)
                        .forEach(it -> threads.execute(() -> carryOut(it)));
            }
        } catch (RuntimeException e) {
            LOG.warn("Clean-up is tried again: {}", e.getMessage(), e);
        }
    }

    private boolean mayRemove() {
        if (hold.liftIfConfirmed()) {
            deletions.forget();
        }
        if (!hold.isOn() && deletions.areTooMany(clock.instant(), nodes.getAsLong())) {
            hold.put(deletions.within(clock.instant()), nodes.getAsLong(), clock.instant());
        }
        return !hold.isOn() && knowsAll.getAsBoolean();
    }

    private boolean isDue(CleanupPlan record) {
        return !due.getOrDefault(record.name(), Instant.MIN).isAfter(clock.instant());
    }

    private void carryOut(CleanupPlan record) {
        try {
            if (cleanup.carryOut(record)) {
                records.done(record);
                due.remove(record.name());
                backoff.succeeded(record.name());
            } else {
                due.put(record.name(), clock.instant().plus(PAUSE));
            }
        } catch (RuntimeException e) {
            var pause = backoff.failed(record.name());
            due.put(record.name(), clock.instant().plus(pause));
            LOG.warn("{} is tried again in {} s: {}", record.name(), pause.toSeconds(), e.getMessage());
            LOG.debug("The failure", e);
        } finally {
            records.end(record);
        }
    }
}
