package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.rollout.Rollouts;
import io.buildify.operator.status.Step;
import io.buildify.operator.watch.Informers;
import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.util.Optional;

/**
 * Replaces the pods of an instance, when it is its turn. The first pods of an instance wait for
 * nobody: nothing that runs is replaced by them.
 */
public final class Rollout {
    private final Children children;
    private final Informers informers;
    private final Rollouts rollouts;
    private final InstanceHealth health;
    private final Clock clock;

    public Rollout(Children children, Informers informers, Rollouts rollouts, InstanceHealth health, Clock clock) {
        this.children = children;
        this.informers = informers;
        this.rollouts = rollouts;
        this.health = health;
        this.clock = clock;
    }

    /**
     * Asks whether the instance may go on to what is rendered, its migration included.
     *
     * @param again called when it is the instance's turn to ask again
     * @return why not; empty when it may
     */
    public Optional<Step> barred(InstancePlan plan, Deployment rendered, Runnable again) {
        String instance = plan.id().value();
        if (!children.replacesPods(rendered)) {
            return Optional.empty();
        }
        var failed = firstFailure(rendered);
        if (failed.isPresent()) {
            rollouts.done(instance);
            return Optional.of(Step.waiting(
                    ConditionReason.RolloutQueued,
                    "The release failed on instance " + failed.get() + "; " + instance
                            + " keeps what it runs until that is repaired."));
        }
        return rollouts.admit(instance, again)
                ? Optional.empty()
                : Optional.of(Step.waiting(
                        ConditionReason.RolloutQueued, "Instance " + instance + " waits for its turn to roll out."));
    }

    /** Brings the Deployment to what is rendered, and tells how far its pods are. */
    public Step roll(InstancePlan plan, Deployment rendered) {
        return progress(plan, children.apply(rendered));
    }

    /** How far the pods of a Deployment are; gives the place back when they are all there. */
    public Step progress(InstancePlan plan, Deployment live) {
        var roll = Roll.of(live);
        if (roll.complete() || roll.overdue()) {
            rollouts.done(plan.id().value());
        }
        return roll.complete()
                ? Step.done(
                        ConditionReason.Available,
                        "Instance " + plan.id() + " runs version "
                                + plan.release().version() + ".")
                : health.trouble(plan.id().value(), roll, clock.instant())
                        .orElseGet(() -> Step.waiting(
                                ConditionReason.RollingOut,
                                "Pods of instance " + plan.id() + " with version "
                                        + plan.release().version() + " are starting."));
    }

    /** An instance of the same module on which the same release has failed already. */
    private Optional<String> firstFailure(Deployment rendered) {
        String module = Labels.of(rendered, Labels.MODULE);
        String release = Labels.of(rendered, Labels.RELEASE);
        String self = rendered.getMetadata().getName();
        return java.util.stream.Stream.concat(
                        informers.jobs().all().filter(Migration::hasFailed),
                        informers.deployments().all().filter(it -> Roll.of(it).overdue()))
                .filter(it -> java.util.Objects.equals(release, Labels.of(it, Labels.RELEASE)))
                .filter(it -> java.util.Objects.equals(module, Labels.of(it, Labels.MODULE)))
                .map(it -> String.valueOf(Labels.of(it, Labels.INSTANCE)))
                .filter(it -> !it.equals(self))
                .sorted()
                .findFirst();
    }
}
