package io.buildify.local.supervisor;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Work that goes on side by side. The first lane that fails stops all the others, and is the one that is told of. */
final class Lanes {

    private final Runnable stop;
    private final AtomicReference<Exception> first = new AtomicReference<>();

    /** @param stop makes the others end, which they may do by failing */
    Lanes(Runnable stop) {
        this.stop = stop;
    }

    /** What is done one after the other. */
    @FunctionalInterface
    interface Lane {
        void run() throws Exception;
    }

    /** Returns when all have ended. */
    void run(List<Lane> lanes) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Void> ends = new ExecutorCompletionService<>(threads);
            lanes.forEach(lane -> ends.submit(() -> run(lane)));
            for (int ended = 0; ended < lanes.size(); ended++) {
                ends.take().get();
            }
        } catch (ExecutionException e) {
            Exception reason = first.get();
            throw reason == null ? e : reason;
        }
    }

    private @Nullable Void run(Lane lane) throws Exception {
        try {
            lane.run();
            return null;
        } catch (Exception e) {
            // before the others are stopped: they may end sooner than this one
            first.compareAndSet(null, e);
            stop.run();
            throw e;
        }
    }
}
