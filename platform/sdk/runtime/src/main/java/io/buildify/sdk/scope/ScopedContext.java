package io.buildify.sdk.scope;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Runs work in a scope whether it is set up or not; {@link ScopedWork} is for all but what sets it up. */
@Singleton
public class ScopedContext {

    private final Vertx vertx;
    private final Admission admission;

    ScopedContext(Vertx vertx, Admission admission) {
        this.vertx = vertx;
        this.admission = admission;
    }

    /** As {@link ScopedWork#in}. */
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
