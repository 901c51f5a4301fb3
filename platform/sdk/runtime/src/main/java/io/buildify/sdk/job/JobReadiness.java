package io.buildify.sdk.job;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how many jobs fail. Ready in any case: a job that fails is no reason to turn users away. */
@Readiness
@Singleton
class JobReadiness implements HealthCheck {

    private final JobMetrics metrics;

    JobReadiness(JobMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("jobs")
                .up()
                .withData("failing", metrics.failing())
                .build();
    }
}
