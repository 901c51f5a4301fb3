package io.buildify.sdk.configuration;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the configuration topic was read to its end; Kafka may be away after that. */
@Readiness
@Singleton
final class ConfigurationReadiness implements HealthCheck {

    private final ConfigurationTable table;

    ConfigurationReadiness(ConfigurationTable table) {
        this.table = table;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("configuration")
                .status(table.isReplayed())
                .withData("records", table.size())
                .build();
    }
}
