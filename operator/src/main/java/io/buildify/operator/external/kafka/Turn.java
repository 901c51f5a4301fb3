package io.buildify.operator.external.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: one caller at a time has the turn, and serves everybody who came meanwhile. Many callers so become
 * few requests, and a single one waits for nobody.
 */
final class Turn<T> {
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Waiting<T>> queue = new ConcurrentLinkedQueue<>();
    private final Consumer<List<Waiting<T>>> service;

    /** @param service does what is asked in one go, and fails those of the waiting that it could not do it for */
    Turn(Consumer<List<Waiting<T>>> service) {
        this.service = service;
    }

    /** Returns once the request is served; throws what it failed with. */
    void call(T request) {
        Waiting<T> mine = new Waiting<>(request);
        queue.add(mine);
        alone(() -> {
            if (!mine.served) {
                serve();
            }
            return mine;
        });
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    /** Runs the lines while nobody is served. */
    <A> A alone(Supplier<A> lines) {
        turn.lock();
        try {
            return lines.get();
        } finally {
            turn.unlock();
        }
    }

    private void serve() {
        List<Waiting<T>> batch = new ArrayList<>();
        for (Waiting<T> next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        try {
            service.accept(batch);
        } catch (RuntimeException e) {
            batch.forEach(each -> each.fail(e));
        } finally {
            batch.forEach(each -> each.served = true);
        }
    }

    /** A request, and what became of it. Written and read by whoever has the turn. */
    static final class Waiting<T> {
        private final T request;
        private boolean served;
        private @Nullable RuntimeException failure;

        private Waiting(T request) {
            this.request = request;
        }

        T request() {
            return request;
        }

        /** The first failure counts. */
        void fail(RuntimeException reason) {
            if (failure == null) {
                failure = reason;
            }
        }
    }
}
