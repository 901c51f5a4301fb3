package io.buildify.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How an endpoint has been doing. Shared by all event loops. */
public final class EndpointState {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Endpoint endpoint;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long ejectedUntil;
    private volatile boolean ejected;

    EndpointState(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    /** A request was given to this endpoint; each call is followed by one of {@link #finished()}. */
    public void begun() {
        pending.incrementAndGet();
    }

    public void finished() {
        pending.decrementAndGet();
    }

    int pending() {
        return pending.get();
    }

    /** It answered, whatever the status. */
    public void answered() {
        if (failures.get() != 0) {
            failures.set(0);
            ejected = false;
        }
    }

    /**
     * It refused, dropped or did not answer a request: it is left out, each time in a row for twice as long.
     *
     * @param nanos {@link System#nanoTime()} or a test's
     * @param ejection the first time for so long
     * @return whether it had answered its last request before
     */
    public boolean failed(long nanos, Duration ejection) {
        int inARow = failures.getAndIncrement();
        ejectedUntil = nanos + Math.min(ejection.toNanos() << Math.min(inARow, 10), LONGEST.toNanos());
        ejected = true;
        return inARow == 0;
    }

    boolean isEjected(long nanos) {
        return ejected && ejectedUntil - nanos > 0;
    }
}
