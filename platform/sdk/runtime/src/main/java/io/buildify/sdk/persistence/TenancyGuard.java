package io.buildify.sdk.persistence;

import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.scope.Gate;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Opens the module to tenants once its schema is found to keep them apart, and ends the process if it does not. While
 * the database does not answer, the process waits for it without serving.
 */
@Readiness
@Singleton
class TenancyGuard implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TenancyGuard.class);
    private static final Duration FIRST_TRY = Duration.ofSeconds(10);
    private static final int FAILED = 1;

    private final TenancyCheck check;
    private final Gate gate;

    TenancyGuard(TenancyCheck check, Gate gate) {
        this.check = check;
        this.gate = gate;
    }

    /**
     * Runs before what else begins with the process.
     *
     * @throws TenancyViolated which ends the start
     */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        try {
            pass().await().atMost(FIRST_TRY);
        } catch (TenancyViolated e) {
            throw e;
        } catch (RuntimeException e) {
            again(e);
        }
    }

    private void again(RuntimeException first) {
        LOG.warnf("The schema cannot be checked now, so nobody is served yet: %s", first.getMessage());
        Uni.createFrom()
                .deferred(this::pass)
                .onFailure(failure -> !(failure instanceof TenancyViolated))
                .retry()
                .withBackOff(BackOff.OUTAGE.first(), BackOff.OUTAGE.last())
                .indefinitely()
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(passed -> {}, this::end);
    }

    private Uni<Void> pass() {
        return check.violations()
                .invoke(violations -> {
                    if (!violations.isEmpty()) {
                        throw new TenancyViolated(violations);
                    }
                    gate.open();
                })
                .replaceWithVoid();
    }

    private void end(Throwable violated) {
        LOG.error(violated.getMessage());
        Quarkus.asyncExit(FAILED);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tenancy").status(gate.isOpen()).build();
    }
}
