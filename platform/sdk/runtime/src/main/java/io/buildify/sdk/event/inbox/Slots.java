package io.buildify.sdk.event.inbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets only so many handlers run at a time, so that requests find database connections too. */
final class Slots {

    private final Deque<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int free;

    Slots(int number) {
        free = number;
    }

    /** Runs the work when a slot is free, and frees it when the work has ended. */
    <T> Uni<T> use(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(this::take)
                .flatMap(taken -> Uni.createFrom().deferred(work::get).eventually(this::give));
    }

    private void take(UniEmitter<? super Void> emitter) {
        synchronized (this) {
            if (free == 0) {
                waiting.add(emitter);
                return;
            }
            free--;
        }
        emitter.complete(null);
    }

    private void give() {
        UniEmitter<? super Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
                return;
            }
        }
        next.complete(null);
    }
}
