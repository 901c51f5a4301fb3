package io.buildify.sdk.scope;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;

/** Ends work inside a transaction that takes too long, so that the transaction is undone and its connection free again. */
public final class InTime {

    private InTime() {}

    /**
     * To be called on the context of the work, where it goes on too.
     *
     * @param name of what works, for the message
     * @return what the work gives, or {@link IllegalStateException} after that time
     */
    public static <T> Uni<T> limit(Uni<T> work, Duration longest, String name) {
        Context here = Objects.requireNonNull(Vertx.currentContext(), "work in a scope has a context");
        return work.ifNoItem()
                .after(longest)
                .failWith(() ->
                        new IllegalStateException("%s did not end within %d s".formatted(name, longest.toSeconds())))
                .emitOn(task -> here.runOnContext(ignored -> task.run()));
    }
}
