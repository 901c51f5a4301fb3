package io.buildify.operator.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: this process sees the cluster, and works or stands by. Kafka and PostgreSQL are not asked for. */
@Readiness
@ApplicationScoped
public class Watching implements HealthCheck {
    private final OperatorRuntime runtime;

    Watching(OperatorRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("watching").status(runtime.isSynced()).build();
    }
}
