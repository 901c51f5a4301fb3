package io.buildify.sdk.scope;

import io.buildify.sdk.configuration.ServedConfiguration;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The scope of the work at hand, and the configuration that was in force when it began. Both live in the
 * duplicated Vert.x context, which follows a request, an event or a job through every thread that works on
 * it; work outside such a context has neither.
 */
@Singleton
public class CurrentScope {

    private static final String KEY = "buildify.scope";

    private record Entered(Scope scope, String actor, ServedConfiguration configuration) {}

    /** The scope, or empty where nobody is known: such code sees no tenant's data. */
    public Optional<Scope> find() {
        return entered().map(Entered::scope);
    }

    /**
     * The scope.
     *
     * @throws IllegalStateException where there is none
     */
    public Scope get() {
        return entered().orElseThrow(CurrentScope::nobody).scope();
    }

    /**
     * On whose behalf: the subject of the request's token, or what works by itself, such as {@code
     * event:core.company.created} or {@code job:reminders}. Empty where nobody is known.
     */
    public Optional<String> actor() {
        return entered().map(Entered::actor);
    }

    /** What {@link io.buildify.sdk.configuration.Configuration} reads. */
    public ServedConfiguration configuration() {
        return entered().orElseThrow(CurrentScope::nobody).configuration();
    }

    /** From now on the current duplicated context works in that scope. */
    void enter(Scope scope, String actor, ServedConfiguration configuration) {
        ContextLocals.put(KEY, new Entered(scope, actor, configuration));
    }

    private static Optional<Entered> entered() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    private static IllegalStateException nobody() {
        return new IllegalStateException(
                "No tenant is known here: this code runs outside a request, and outside ScopedWork");
    }
}
