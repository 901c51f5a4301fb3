package io.buildify.sdk.scope;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs work outside a request in a scope: an event's handler, a job, a test. */
@Singleton
public class ScopedWork {

    private final ScopedContext context;
    private final ScopeEntry entry;

    ScopedWork(ScopedContext context, ScopeEntry entry) {
        this.context = context;
        this.entry = entry;
    }

    /**
     * Runs the work in a context of its own, on an event loop.
     *
     * @param actor what works, such as {@code job:reminders}: it stands in {@code created_by} of what it makes
     * @return what the work gives, or the {@link io.buildify.sdk.problem.ProblemException} of a scope that
     *     is not served
     */
    public <T> Uni<T> in(Scope scope, String actor, Supplier<Uni<T>> work) {
        return context.in(scope, actor, () -> {
            Context here = Vertx.currentContext();
            return entry.ready(scope)
                    .emitOn(task -> here.runOnContext(ignored -> task.run()))
                    .chain(ready -> work.get());
        });
    }
}
