package io.buildify.sdk.scope;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs work outside a request in a scope: an event's handler, a job, a test. */
@Singleton
public class ScopedWork {

    private final Vertx vertx;
    private final Admission admission;

    ScopedWork(Vertx vertx, Admission admission) {
        this.vertx = vertx;
        this.admission = admission;
    }

    /**
     * Runs the work in a context of its own, on an event loop.
     *
     * @param actor what works, such as {@code job:reminders}: it stands in {@code created_by} of what it makes
     * @return what the work gives, or the {@link io.buildify.sdk.problem.ProblemException} of a scope that
     *     is not served
     */
    public <T> Uni<T> in(Scope scope, String actor, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(ignored -> Uni.createFrom()
                    .deferred(() -> {
                        admission.enter(scope, actor);
                        return work.get();
                    })
                    .subscribe()
                    .with(emitter::complete, emitter::fail));
        });
    }
}
