package io.buildify.sdk.configuration;

import io.buildify.sdk.environment.ModuleEnvironment;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one table of the process, with its size as a metric. */
final class ConfigurationTableProducer {

    private static final int RECENTLY_READ = 2_000;

    @Produces
    @Singleton
    ConfigurationTable table(ModuleEnvironment environment, MeterRegistry metrics) {
        ConfigurationTable table = new ConfigurationTable(RECENTLY_READ, environment.release());
        Gauge.builder("buildify.configuration.records", table, ConfigurationTable::size)
                .description("Records of the configuration topic that this instance holds")
                .register(metrics);
        return table;
    }
}
