package io.buildify.sdk.bootstrap;

import io.buildify.events.ConfigurationKey;
import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.scope.Gate;
import io.buildify.sdk.scope.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Sets up who has a configuration record and was not there before, and tries again what has failed. */
@Readiness
@Singleton
class BootstrapLook implements HealthCheck {

    private static final int AT_ONCE = 4;

    private final Bootstraps bootstraps;
    private final BootstrapSettings settings;
    private final ConfigurationTable table;
    private final Gate gate;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile long looked = -1;
    private long timer;

    BootstrapLook(
            Bootstraps bootstraps,
            BootstrapSettings settings,
            ConfigurationTable table,
            Gate gate,
            MeterRegistry metrics,
            Vertx vertx) {
        this.bootstraps = bootstraps;
        this.settings = settings;
        this.table = table;
        this.gate = gate;
        this.vertx = vertx;
        metrics.gauge("buildify.bootstrap.failed", bootstraps, Bootstraps::failed);
    }

    void start(@Observes StartupEvent event) {
        if (bootstraps.any()) {
            timer = vertx.setPeriodic(settings.look().toMillis(), tick -> look());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (!gate.isOpen() || !table.isReplayed() || !looking.compareAndSet(false, true)) {
            return;
        }
        long version = table.version();
        if (version == looked && bootstraps.failed() == 0) {
            looking.set(false);
            return;
        }
        looked = version;
        List<Scope> due = Stream.concat(
                        table.keys().stream().map(BootstrapLook::scope), bootstraps.failedScopes().stream())
                .distinct()
                .filter(bootstraps::isDue)
                .filter(scope -> table.serving(scope) instanceof Serving.Here)
                .toList();
        Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(scope -> bootstraps.ready(scope).onFailure().recoverWithNull())
                .merge(AT_ONCE)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    private static Scope scope(ConfigurationKey key) {
        return new Scope(key.tenant(), key.company());
    }

    /** Ready in any case: a tenant that cannot be set up is no reason to turn the others away. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bootstrap")
                .up()
                .withData("failed", bootstraps.failed())
                .build();
    }
}
