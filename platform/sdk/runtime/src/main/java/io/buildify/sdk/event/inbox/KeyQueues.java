package io.buildify.sdk.event.inbox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Runs work of one key in the order of its coming, and of different keys side by side. */
final class KeyQueues {

    private final Map<String, CompletableFuture<?>> last = new ConcurrentHashMap<>();

    /**
     * @param work begins when all earlier work of the key has ended, however it has
     * @return ends with the work
     */
    CompletableFuture<Void> add(String key, Supplier<CompletionStage<Void>> work) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        CompletableFuture<?> before = last.put(key, result);
        if (before == null) {
            run(work, result);
        } else {
            before.whenComplete((ended, failure) -> run(work, result));
        }
        result.whenComplete((ended, failure) -> last.remove(key, result));
        return result;
    }

    int size() {
        return last.size();
    }

    private static void run(Supplier<CompletionStage<Void>> work, CompletableFuture<Void> result) {
        try {
            work.get().whenComplete((ended, failure) -> {
                if (failure == null) {
                    result.complete(null);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
