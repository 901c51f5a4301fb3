package io.buildify.sdk.event;

import io.buildify.events.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What became of events, each by publishing module and type; and what waits. */
@Singleton
public class EventMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();

    EventMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Kafka has it. */
    public void published(CloudEvent event) {
        count("published", event);
    }

    /** A handler's transaction is committed. */
    public void handled(CloudEvent event) {
        count("handled", event);
        Duration latency = Duration.between(event.time(), clock.instant());
        Timer.builder("buildify.events.latency")
                .description("From an event's time to the commit of its handler")
                .tags("module", event.publisher(), "type", event.type())
                .publishPercentileHistogram()
                .register(registry)
                .record(latency.isNegative() ? Duration.ZERO : latency);
    }

    /** It is not for this instance, or the module is off. */
    public void skipped(CloudEvent event) {
        count("skipped", event);
    }

    /** A handler failed and is tried again. */
    public void retried(CloudEvent event) {
        count("retried", event);
    }

    /** It waits in the inbox. */
    public void parked(CloudEvent event) {
        count("parked", event);
    }

    /** It went to the dead-letter topic. */
    public void dead(CloudEvent event) {
        count("dead", event);
    }

    /** A record that is no event went to the dead-letter topic. */
    public void unreadable(String module) {
        registry.counter("buildify.events.dead", "module", module, "type", "unreadable")
                .increment();
    }

    /** Sets a measured value: {@code outbox.depth}, {@code outbox.age}, {@code inbox.parked}, {@code lag}. */
    public void measured(String name, long value) {
        gauges.computeIfAbsent(name, this::gauge).set(value);
    }

    private AtomicLong gauge(String name) {
        AtomicLong value = new AtomicLong();
        registry.gauge("buildify.events." + name, value);
        return value;
    }

    private void count(String what, CloudEvent event) {
        registry.counter("buildify.events." + what, "module", event.publisher(), "type", event.type())
                .increment();
    }
}
