package io.buildify.operator.external;

import io.buildify.crd.ConditionReason;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that wait for PostgreSQL and Kafka. Each tenant has its own queue and the queues take turns, so a
 * tenant with a thousand calls delays another's only by one call per thread.
 */
public final class ExternalPool implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    /** In turn order: the first tenant is served next, then goes to the end. Empty queues are not kept. */
    private final LinkedHashMap<String, Queue<Task<?>>> queues = new LinkedHashMap<>();

    private final int perTenant;
    private final Thread[] threads;
    private boolean closed;

    /**
     * @param threads how many calls run at once
     * @param perTenant how many calls of one tenant may wait
     */
    public ExternalPool(int threads, int perTenant) {
        this.perTenant = perTenant;
        this.threads = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            this.threads[i] = Thread.ofPlatform().daemon().name("external-" + i).start(this::serve);
        }
    }

    /**
     * Runs the call when it is the tenant's turn.
     *
     * @param tenant whose turn it takes; the empty string for work that is no tenant's
     * @return completes with the call's answer or exception; at once with an {@link ExternalException} when the
     *     tenant's queue is full or the pool is closed
     */
    public <T> CompletableFuture<T> submit(String tenant, Callable<T> call) {
        Task<T> task = new Task<>(call, new CompletableFuture<>());
        if (!offer(tenant, task)) {
            task.answer.completeExceptionally(new ExternalException(
                    ConditionReason.Provisioning,
                    "More than " + perTenant + " calls to PostgreSQL and Kafka wait for '" + tenant
                            + "'; this one is tried again",
                    null));
        }
        return task.answer;
    }

    private boolean offer(String tenant, Task<?> task) {
        lock.lock();
        try {
            int waiting = queues.containsKey(tenant) ? queues.get(tenant).size() : 0;
            if (closed || waiting >= perTenant) {
                return false;
            }
            queues.computeIfAbsent(tenant, t -> new ArrayDeque<>()).add(task);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        try {
            while (true) {
                next().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Task<?> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queues.isEmpty()) {
                if (closed) {
                    throw new InterruptedException();
                }
                work.await();
            }
            var turn = queues.pollFirstEntry();
            Task<?> task = turn.getValue().remove();
            if (!turn.getValue().isEmpty()) {
                queues.put(turn.getKey(), turn.getValue());
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the threads: calls under way are interrupted, waiting ones are cancelled. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queues.values().forEach(queue -> queue.forEach(task -> task.answer.cancel(false)));
            queues.clear();
        } finally {
            lock.unlock();
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
    }

    private record Task<T>(Callable<T> call, CompletableFuture<T> answer) {
        void run() {
            try {
                answer.complete(call.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        }
    }
}
