package io.buildify.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts by module and outcome. Tenants are no label: there may be thousands. */
public final class EdgeMetrics {

    /** Why an upstream did not answer. */
    enum UpstreamError {
        REFUSED,
        CLOSED,
        TIMEOUT,
        BUSY
    }

    private record Outcome(String module, int status) {}

    private record Failure(String module, UpstreamError error) {}

    private final MeterRegistry registry;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ConcurrentHashMap<Outcome, Timer> requests = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Failure, Counter> failures = new ConcurrentHashMap<>();
    private final Counter rateLimited;

    public EdgeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.rateLimited = Counter.builder("buildify.gateway.rate.limited")
                .description("Requests refused because their tenant sent too many")
                .register(registry);
        registry.gauge("buildify.gateway.requests.active", underWay);
    }

    /** The time one request takes. */
    final class Measurement {
        private final long started = System.nanoTime();

        private Measurement() {
            underWay.incrementAndGet();
        }

        void end(String module, int status) {
            underWay.decrementAndGet();
            timer(new Outcome(module, status)).record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
    }

    Measurement begin() {
        return new Measurement();
    }

    void rateLimited() {
        rateLimited.increment();
    }

    void upstreamFailed(String module, UpstreamError error) {
        failures.computeIfAbsent(new Failure(module, error), this::counter).increment();
    }

    private Timer timer(Outcome outcome) {
        Timer known = requests.get(outcome);
        return known != null ? known : requests.computeIfAbsent(outcome, this::newTimer);
    }

    private Timer newTimer(Outcome outcome) {
        return Timer.builder("buildify.gateway.requests")
                .description("Requests from their first byte to the last of the answer")
                .tag("module", outcome.module())
                .tag("status", Integer.toString(outcome.status()))
                .register(registry);
    }

    private Counter counter(Failure failure) {
        return Counter.builder("buildify.gateway.upstream.errors")
                .description("Attempts on an endpoint that brought no answer")
                .tag("module", failure.module())
                .tag("error", failure.error().name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
