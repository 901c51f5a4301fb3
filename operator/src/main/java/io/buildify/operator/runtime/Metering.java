package io.buildify.operator.runtime;

import io.buildify.operator.cleanup.CleanupRecords;
import io.buildify.operator.cleanup.Hold;
import io.buildify.operator.rollout.Rollouts;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What can be measured of the operator, besides its calls to PostgreSQL and Kafka and the resources' conditions. */
@Singleton
public final class Metering {

    /** Reconciles, their durations and outcomes, and the queues, by controller. */
    @Produces
    @Singleton
    Metrics metrics(MeterRegistry meters, Rollouts rollouts, CleanupRecords records, Hold hold) {
        Gauge.builder("buildify.rollouts", rollouts, Rollouts::rolling)
                .description("Running instances that are being replaced now")
                .register(meters);
        Gauge.builder("buildify.cleanup.records", records, CleanupRecords::count)
                .description("Deleted nodes of which something is left to remove")
                .register(meters);
        Gauge.builder("buildify.cleanup.held", hold, it -> it.isOn() ? 1 : 0)
                .description("1 while clean-up waits for a person to confirm a mass deletion")
                .register(meters);
        return new ReconcileMetrics(meters);
    }
}
