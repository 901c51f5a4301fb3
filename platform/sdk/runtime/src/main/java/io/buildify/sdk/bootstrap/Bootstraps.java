package io.buildify.sdk.bootstrap;

import io.buildify.sdk.configuration.ConfigurationTable;
import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.problem.Problem;
import io.buildify.sdk.problem.ProblemException;
import io.buildify.sdk.scope.Scope;
import io.buildify.sdk.scope.ScopeEntry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Sets scopes up before anything works in them, each once in a process while it succeeds. */
@Singleton
public class Bootstraps implements ScopeEntry {

    private static final Logger LOG = Logger.getLogger(Bootstraps.class);

    private final List<Bootstrap> hooks;
    private final BootstrapRun run;
    private final ConfigurationTable table;
    private final BootstrapSettings settings;
    private final Clock clock;
    private final Map<Scope, ScopeState> states = new ConcurrentHashMap<>();

    Bootstraps(
            @All List<Bootstrap> hooks,
            BootstrapRun run,
            ConfigurationTable table,
            BootstrapSettings settings,
            Clock clock) {
        this.hooks =
                hooks.stream().sorted(Comparator.comparing(Bootstrap::name)).toList();
        this.run = run;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the module has anything to set up. */
    boolean any() {
        return !hooks.isEmpty();
    }

    /** Whether it is time to set the scope up, or to try again. */
    boolean isDue(Scope scope) {
        return switch (states.get(scope)) {
            case null -> true;
            case ScopeState.Done done -> false;
            case ScopeState.Running running -> false;
            case ScopeState.Failed failed -> !clock.instant().isBefore(failed.again());
        };
    }

    /** Whom nobody could set up so far. */
    List<Scope> failedScopes() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof ScopeState.Failed)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many there are of them. */
    long failed() {
        return failedScopes().size();
    }

    /**
     * Ends when the scope is set up.
     *
     * @throws ProblemException (as the answer's failure) 503 {@code not-set-up} if that has failed; it is tried again
     */
    @Override
    public Uni<Void> ready(Scope scope) {
        if (hooks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return switch (states.compute(scope, this::started)) {
            case ScopeState.Done done -> Uni.createFrom().voidItem();
            case ScopeState.Running running -> running.end().onFailure().recoverWithUni(failure -> ready(scope));
            case ScopeState.Failed failed ->
                Uni.createFrom()
                        .failure(new ProblemException(Problem.of(503, "not-set-up", "Not set up yet")
                                .detail(
                                        "The data that %s begins with could not be made. It is tried again at %s; the log says why."
                                                .formatted(scope, failed.again()))));
        };
    }

    private ScopeState started(Scope scope, @Nullable ScopeState state) {
        return state == null || (state instanceof ScopeState.Failed && isDue(scope))
                ? new ScopeState.Running(
                        setUp(scope, state instanceof ScopeState.Failed failed ? failed.failures() : 0))
                : state;
    }

    /** Nothing happens before somebody waits for it; all who do wait for the same. */
    private Uni<Void> setUp(Scope scope, int failures) {
        return Uni.createFrom()
                .deferred(() -> tenantFirst(scope).chain(() -> all(scope)))
                .invoke(() -> states.put(scope, new ScopeState.Done()))
                .onFailure()
                .invoke(failure -> failed(scope, failures + 1, failure))
                .memoize()
                .indefinitely();
    }

    private Uni<Void> tenantFirst(Scope scope) {
        Scope tenant = new Scope(scope.tenant(), null);
        return scope.company() != null && table.serving(tenant) instanceof Serving.Here
                ? ready(tenant)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> all(Scope scope) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Bootstrap hook : hooks) {
            if (hook.concerns(scope)) {
                done = done.chain(() -> run.of(hook, scope)
                        .onFailure()
                        .transform(failure ->
                                new IllegalStateException(hook.name() + ": " + failure.getMessage(), failure)));
            }
        }
        return done;
    }

    private void failed(Scope scope, int failures, Throwable failure) {
        BackOff backOff = new BackOff(settings.retry(), settings.lastRetry());
        ScopeState.Failed state = new ScopeState.Failed(
                failures, clock.instant().plus(backOff.after(failures)), String.valueOf(failure.getMessage()));
        states.put(scope, state);
        LOG.errorf("%s could not be set up: %s. Trying again at %s.", scope, state.reason(), state.again());
        LOG.debug("The failure", failure);
    }
}
