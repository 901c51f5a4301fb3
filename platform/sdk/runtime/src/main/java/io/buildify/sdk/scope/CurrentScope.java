package io.buildify.sdk.scope;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The scope of the work at hand. It lives in the duplicated Vert.x context, which follows a request, an
 * event or a job through every thread that works on it; work outside such a context has no scope.
 */
@Singleton
public class CurrentScope {

    private static final String KEY = "buildify.scope";

    /** The scope, or empty where nobody is known: such code sees no tenant's data. */
    public Optional<Scope> find() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /**
     * The scope.
     *
     * @throws IllegalStateException where there is none
     */
    public Scope get() {
        return find().orElseThrow(() -> new IllegalStateException(
                "No tenant is known here: this code runs outside a request, and outside ScopedWork"));
    }

    void enter(Scope scope) {
        ContextLocals.put(KEY, scope);
    }
}
