package io.buildify.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs numbered tasks, a fixed number of them at a time. */
final class InFlight {

    private InFlight() {}

    /** Runs {@code task} for 0 to {@code count - 1}; returns when all have ended, throws when one threw. */
    static void run(int width, int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        CompletableFuture<?>[] workers = IntStream.range(0, width)
                .mapToObj(worker -> {
                    CompletableFuture<Void> done = new CompletableFuture<>();
                    Thread.ofVirtual().start(() -> {
                        try {
                            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                                task.accept(i);
                            }
                            done.complete(null);
                        } catch (Throwable failure) {
                            done.completeExceptionally(failure);
                        }
                    });
                    return done;
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
    }
}
