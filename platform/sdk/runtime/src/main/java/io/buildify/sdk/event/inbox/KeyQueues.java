package io.buildify.sdk.event.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work of one key in the order of its coming, and of different keys side by side. */
final class KeyQueues {

    private record Work(Supplier<CompletionStage<Void>> begin, CompletableFuture<Void> result) {}

    /** What waits behind the work that runs; a key without work is absent. */
    private final Map<String, Deque<Work>> waiting = new ConcurrentHashMap<>();

    /**
     * @param work begins when all earlier work of the key has ended, however it has
     * @return ends with the work
     */
    CompletableFuture<Void> add(String key, Supplier<CompletionStage<Void>> work) {
        Work added = new Work(work, new CompletableFuture<>());
        AtomicBoolean isFirst = new AtomicBoolean();
        waiting.compute(key, (same, queue) -> {
            if (queue == null) {
                isFirst.set(true);
                return new ArrayDeque<>();
            }
            queue.add(added);
            return queue;
        });
        if (isFirst.get()) {
            run(key, added);
        }
        return added.result();
    }

    int size() {
        return waiting.size();
    }

    /** In a loop, not by one work calling the next: thousands may end at once. */
    private void run(String key, @Nullable Work first) {
        Work work = first;
        while (work != null) {
            Work current = work;
            CompletableFuture<Void> running = begin(current);
            if (!running.isDone()) {
                running.whenComplete((ended, failure) -> {
                    end(current, failure);
                    run(key, next(key));
                });
                return;
            }
            running.whenComplete((ended, failure) -> end(current, failure));
            work = next(key);
        }
    }

    private static CompletableFuture<Void> begin(Work work) {
        try {
            return work.begin().get().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void end(Work work, @Nullable Throwable failure) {
        if (failure == null) {
            work.result().complete(null);
        } else {
            work.result().completeExceptionally(failure);
        }
    }

    private @Nullable Work next(String key) {
        AtomicReference<@Nullable Work> next = new AtomicReference<>();
        waiting.computeIfPresent(key, (same, queue) -> {
            next.set(queue.poll());
            return next.get() == null ? null : queue;
        });
        return next.get();
    }
}
