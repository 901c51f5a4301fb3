package io.buildify.operator.runtime;

import io.buildify.crd.ConditionType;
import io.buildify.crd.ObservedStatus;
import io.buildify.operator.apply.Backoff;
import io.buildify.operator.apply.InstanceHealth;
import io.buildify.operator.event.EventRecorder;
import io.buildify.operator.status.Deadlines;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.status.Step;
import io.buildify.operator.watch.Subject;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a status where it says something new, tells what changed, and sees to it that what failed is tried again. */
public final class Reporter {
    private static final Duration SOONEST = Duration.ofMillis(200);

    private final EventRecorder events;
    private final ConditionCounts counts;
    private final Backoff<Subject> backoff;
    private final InstanceHealth health;
    private final BooleanSupplier leads;
    private final Clock clock;

    /**
     * @param leads whether this operator still holds the Lease; asked before it takes Ready away. What it throws ends the
     *     reconcile, which is tried again
     */
    public Reporter(
            EventRecorder events,
            ConditionCounts counts,
            Backoff<Subject> backoff,
            InstanceHealth health,
            BooleanSupplier leads,
            Clock clock) {
        this.events = events;
        this.counts = counts;
        this.backoff = backoff;
        this.health = health;
        this.leads = leads;
        this.clock = clock;
    }

    /**
     * @param resource as it was read
     * @param fresh an empty resource of the same kind, to carry the new status
     * @param status the new status
     * @param outcome what came of the plan
     */
    public <S extends ObservedStatus, R extends CustomResource<?, S>> UpdateControl<R> report(
            R resource, R fresh, S status, Outcome outcome) {
        boolean news = !status.equals(resource.getStatus());
        boolean silent = news && takesReadyAway(resource, status) && !leads.getAsBoolean();
        UpdateControl<R> control = news && !silent ? written(resource, fresh, status) : UpdateControl.noUpdate();
        next(resource, status, outcome, silent).ifPresent(control::rescheduleAfter);
        return control;
    }

    /** Forgets a resource that does not exist any more. */
    public void gone(CustomResource<?, ? extends ObservedStatus> resource) {
        counts.changed(resource.getKind(), conditions(resource.getStatus()), List.of());
        backoff.succeeded(Subject.of(resource));
    }

    /** Of an operator that was replaced the own calls fail: its successor would not notice what it says because of that. */
    private static boolean takesReadyAway(CustomResource<?, ? extends ObservedStatus> resource, ObservedStatus status) {
        return isReady(conditions(resource.getStatus())) && !isReady(status.conditions());
    }

    private <S extends ObservedStatus, R extends CustomResource<?, S>> UpdateControl<R> written(
            R resource, R fresh, S status) {
        var before = conditions(resource.getStatus());
        counts.changed(resource.getKind(), before, status.conditions());
        events.transitions(resource, before, status.conditions());
        fresh.getMetadata().setName(resource.getMetadata().getName());
        fresh.getMetadata().setNamespace(resource.getMetadata().getNamespace());
        // refused when the resource has changed since: what was decided about an older one is told by nobody,
        // least of all by an operator that has lost the Lease and does not know yet
        fresh.getMetadata().setResourceVersion(resource.getMetadata().getResourceVersion());
        fresh.setStatus(status);
        return UpdateControl.patchStatus(fresh);
    }

    /** @param silent whether there is something that was not said: it is, if it is still so, once this operator leads again */
    private Optional<Duration> next(
            CustomResource<?, ?> resource, ObservedStatus status, Outcome outcome, boolean silent) {
        var subject = Subject.of(resource);
        boolean again = silent
                || Stream.of(outcome.database(), outcome.events(), outcome.deployed(), outcome.published())
                        .anyMatch(it -> it.state() == Step.State.FAILED);
        if (!again) {
            backoff.succeeded(subject);
        }
        return Stream.of(
                        again ? Optional.of(backoff.failed(subject)) : Optional.<Duration>empty(),
                        Deadlines.next(status).map(this::until),
                        Optional.ofNullable(status.derived())
                                .flatMap(it -> health.deadline(it.instance()))
                                .map(this::until))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private Duration until(Instant instant) {
        var left = Duration.between(clock.instant(), instant);
        return left.compareTo(SOONEST) < 0 ? SOONEST : left;
    }

    private static boolean isReady(List<Condition> conditions) {
        return conditions.stream()
                .anyMatch(it -> it.getType().equals(ConditionType.Ready.name())
                        && it.getStatus().equals("True"));
    }

    private static List<Condition> conditions(@Nullable ObservedStatus status) {
        return status == null ? List.of() : status.conditions();
    }
}
