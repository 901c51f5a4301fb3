package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.external.ExternalException;
import io.buildify.operator.external.ExternalPool;
import io.buildify.operator.status.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to PostgreSQL and Kafka, made once for each thing that should be: what was ensured is
 * remembered, and kept so by the ports' own resync, until something else should be.
 */
public final class ExternalSteps {
    private final Map<String, Done> done = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ExternalPool pool;
    private final Duration patience;

    /** @param patience how long a reconcile waits for one call; the call itself goes on */
    public ExternalSteps(ExternalPool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /**
     * Makes it so, unless it was made so before.
     *
     * @param tenant whose turn the call takes; empty for a module's own
     * @param subject what the call is about: the same subject is never called twice at once
     * @param wanted what should be; anything that is equal when nothing changed
     * @param call makes it so; idempotent
     * @param again called when a call that outlasted the patience has ended
     */
    public Step ensure(String tenant, String subject, Object wanted, Runnable call, Runnable again) {
        var before = done.get(subject);
        if (before != null && before.wanted().equals(wanted)) {
            return provisioned(subject);
        }
        var run = running.compute(
                subject,
                (any, current) -> current != null && !current.future().isDone()
                        ? current
                        : new Running(wanted, submit(tenant, call)));
        try {
            run.future().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            running.remove(subject, run);
            done.put(subject, new Done(run.wanted()));
            return run.wanted().equals(wanted) ? provisioned(subject) : waiting(subject);
        } catch (TimeoutException e) {
            run.future().whenComplete((answer, failure) -> again.run());
            return waiting(subject);
        } catch (ExecutionException e) {
            running.remove(subject, run);
            return failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return waiting(subject);
        }
    }

    /** Forgets what was ensured: it is made anew when it is asked for again. */
    public void forget(String subject) {
        done.remove(subject);
    }

    private CompletableFuture<Object> submit(String tenant, Runnable call) {
        return pool.submit(tenant, () -> {
            call.run();
            return Done.class;
        });
    }

    private static Step provisioned(String subject) {
        return Step.done(ConditionReason.Provisioned, subject + " is as it should be.");
    }

    private static Step waiting(String subject) {
        return Step.waiting(ConditionReason.Provisioning, subject + " is being made.");
    }

    /** A condition for a failure; one that this operator does not know is not hidden. */
    static Step failed(Throwable failure) {
        return failure instanceof ExternalException known
                ? Step.failed(known.reason(), String.valueOf(known.getMessage()))
                : Step.failed(
                        ConditionReason.OperatorFailed,
                        ConditionReason.OperatorFailed.meaning() + " " + failure.getMessage() + ". "
                                + ConditionReason.OperatorFailed.remedy());
    }

    private record Done(Object wanted) {}

    private record Running(Object wanted, CompletableFuture<Object> future) {}
}
