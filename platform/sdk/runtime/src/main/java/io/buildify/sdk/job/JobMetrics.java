package io.buildify.sdk.job;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How runs of jobs have ended, and how many jobs have failed and not succeeded since. */
@Singleton
class JobMetrics {

    private final MeterRegistry registry;
    private final AtomicLong failing = new AtomicLong();

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("buildify.jobs.failing", failing);
    }

    void succeeded(String job, long nanos) {
        record(job, "success", nanos);
    }

    void failed(String job, long nanos) {
        record(job, "failure", nanos);
    }

    private void record(String job, String outcome, long nanos) {
        registry.timer("buildify.jobs.runs", "job", job, "outcome", outcome).record(nanos, TimeUnit.NANOSECONDS);
    }

    void failing(long count) {
        failing.set(count);
    }

    long failing() {
        return failing.get();
    }
}
