package io.buildify.sdk.bootstrap;

import io.buildify.sdk.fault.FaultPoint;
import io.buildify.sdk.fault.FaultPoints;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopedContext;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Runs one hook in one scope, unless it has run there. */
@Singleton
class BootstrapRun {

    private static final Logger LOG = Logger.getLogger(BootstrapRun.class);

    /** Waits for another replica that is at it; if that fails, this one gets the row. */
    private static final String CLAIM =
            "insert into bootstrap_runs (hook, version) values (?1, ?2) on conflict do nothing";

    private final ScopedContext context;
    private final BootstrapSettings settings;
    private final FaultPoints faults;

    BootstrapRun(ScopedContext context, BootstrapSettings settings, FaultPoints faults) {
        this.context = context;
        this.settings = settings;
        this.faults = faults;
    }

    /** Ends when the hook's data is there, whoever has made it. */
    Uni<Void> of(Bootstrap hook, Scope scope) {
        return context.in(
                        scope,
                        "bootstrap:" + hook.name(),
                        () -> Panache.withTransaction(() -> Panache.getSession()
                                .flatMap(session -> session.createNativeQuery(CLAIM)
                                        .setParameter(1, hook.name())
                                        .setParameter(2, hook.version())
                                        .executeUpdate())
                                .flatMap(claimed -> claimed == 1
                                        ? make(hook, scope)
                                        : Uni.createFrom().voidItem())))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> new IllegalStateException("it did not end within %d s"
                        .formatted(settings.timeout().toSeconds())));
    }

    private Uni<Void> make(Bootstrap hook, Scope scope) {
        return hook.run(scope)
                .invoke(() -> faults.reach(FaultPoint.BEFORE_BOOTSTRAP_COMMIT))
                .invoke(() -> LOG.infof("Set up %s version %d for %s", hook.name(), hook.version(), scope))
                .replaceWithVoid();
    }
}
