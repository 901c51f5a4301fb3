package io.buildify.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the routes are known; and no longer while the process is being stopped. */
@Readiness
@ApplicationScoped
class RoutesKnown implements HealthCheck {

    private final Gateway gateway;

    RoutesKnown(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("routes").status(gateway.isReady()).build();
    }
}
