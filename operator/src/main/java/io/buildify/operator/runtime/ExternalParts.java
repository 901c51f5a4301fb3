package io.buildify.operator.runtime;

import io.buildify.operator.OperatorSettings;
import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.DatabasePort;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.ExternalPool;
import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.KafkaPort;
import io.buildify.operator.external.SecretAdministrators;
import io.buildify.operator.external.kafka.ConfigurationTopics;
import io.buildify.operator.external.kafka.KafkaInstances;
import io.buildify.operator.external.kafka.TopicSettings;
import io.buildify.operator.external.postgresql.PostgresqlDatabases;
import io.buildify.operator.watch.Informers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** The parts that know PostgreSQL and Kafka. */
@Singleton
public final class ExternalParts {
    private static final int DEPOSED = 1;

    private final OperatorSettings settings;

    ExternalParts(OperatorSettings settings) {
        this.settings = settings;
    }

    @Produces
    @Singleton
    FaultPoints faultPoints() {
        return new FaultPoints(settings.faultPoint());
    }

    @Produces
    @Singleton
    ExternalCalls calls(MeterRegistry meters, FaultPoints faults) {
        return new ExternalCalls(meters, faults);
    }

    @Produces
    @Singleton
    ExternalPool pool() {
        return new ExternalPool(
                settings.external().threads(), settings.external().queue());
    }

    @Produces
    @Singleton
    Administrators administrators(Informers informers) {
        return new SecretAdministrators(() -> informers.systemSecrets().all());
    }

    @Produces
    @Singleton
    DatabasePort databases(Administrators administrators, ExternalCalls calls, SecureRandom random) {
        return new PostgresqlDatabases(administrators, settings.external().timeout(), calls, random);
    }

    /** Ends the process when another operator publishes: what this one decides would come too late. */
    @Produces
    @Singleton
    ConfigurationTopics topics(Administrators administrators, ExternalCalls calls, Clock clock) {
        return new ConfigurationTopics(
                administrators,
                settings.external().timeout(),
                calls,
                clock,
                UUID.randomUUID(),
                () -> Quarkus.asyncExit(DEPOSED));
    }

    @Produces
    @Singleton
    KafkaPort kafka(Administrators administrators, ExternalCalls calls, Clock clock, ConfigurationTopics topics) {
        return new KafkaInstances(
                administrators,
                settings.external().timeout(),
                calls,
                clock,
                new TopicSettings(settings.events().partitions()),
                topics);
    }
}
