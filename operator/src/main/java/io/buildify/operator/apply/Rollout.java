package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ServedBy;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.name.Labels;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.resolve.Roll;
import io.buildify.operator.rollout.Rollouts;
import io.buildify.operator.status.Step;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replaces the pods of an instance, when it is its turn. The first pods of an instance wait for
 * nobody: nothing that runs is replaced by them.
 */
public final class Rollout {
    private final String modulesNamespace;
    private final Children children;
    private final Informers informers;
    private final Rollouts rollouts;
    private final InstanceHealth health;
    private final Clock clock;

    public Rollout(
            String modulesNamespace,
            Children children,
            Informers informers,
            Rollouts rollouts,
            InstanceHealth health,
            Clock clock) {
        this.modulesNamespace = modulesNamespace;
        this.children = children;
        this.informers = informers;
        this.rollouts = rollouts;
        this.health = health;
        this.clock = clock;
    }

    /** Gives every instance its place that is found rolling, as after a start. */
    public void seed() {
        informers
                .deployments()
                .all()
                .filter(it -> Roll.of(it).available() && !Roll.of(it).complete())
                .forEach(it -> rollouts.found(it.getMetadata().getName()));
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
        var failed = failedElsewhere(plan);
        if (failed.isPresent()) {
            rollouts.done(instance);
            return Optional.of(Step.waiting(
                    ConditionReason.RolloutQueued,
                    "Version " + plan.release().version() + " has failed on instance " + failed.get() + "; " + instance
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

    /**
     * How far an instance is that cannot be brought to what is rendered.
     *
     * @param cause why it cannot
     */
    public Step unchanged(InstancePlan plan, Deployment rendered, Step cause) {
        return live(plan.id().value())
                .filter(it -> !children.replacesPods(rendered))
                .map(it -> progress(plan, it))
                .orElse(cause);
    }

    /** How far the instance is for a node that it serves without being its own. */
    public InstanceOutcome look(ServedBy servedBy, Instances instances) {
        boolean available = isAvailable(servedBy.instance());
        var deployed = available
                ? Step.done(ConditionReason.Available, "Instance " + servedBy.instance() + " is available.")
                : instances
                        .failure(servedBy.instance())
                        .orElseGet(() -> Step.waiting(
                                ConditionReason.RollingOut,
                                "Instance " + servedBy.instance() + " is not available yet."));
        return new InstanceOutcome(Step.notNeeded(), Step.notNeeded(), deployed, available);
    }

    public boolean isAvailable(String instance) {
        return live(instance).map(it -> Roll.of(it).available()).orElse(false);
    }

    /** Gives back whatever place an instance has that is not to run any more. */
    public void forget(String instance) {
        rollouts.done(instance);
    }

    private Step progress(InstancePlan plan, Deployment live) {
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

    private Optional<Deployment> live(String instance) {
        return informers.deployments().get(modulesNamespace, instance);
    }

    /** Another instance of the same module on which the same release has failed. */
    private Optional<String> failedElsewhere(InstancePlan plan) {
        return Stream.concat(
                        informers
                                .jobs()
                                .all()
                                .filter(JobRuns::hasFailed)
                                .filter(it ->
                                        runs(plan, it.getSpec().getTemplate().getSpec())),
                        informers
                                .deployments()
                                .all()
                                .filter(it -> Roll.of(it).overdue())
                                .filter(it ->
                                        runs(plan, it.getSpec().getTemplate().getSpec())))
                .filter(it -> plan.node().module().equals(Labels.of(it, Labels.MODULE)))
                .map(Rollout::instance)
                .filter(it -> !it.equals(plan.id().value()))
                .sorted()
                .findFirst();
    }

    private static boolean runs(InstancePlan plan, PodSpec pod) {
        return plan.release().image().equals(pod.getContainers().getFirst().getImage());
    }

    private static String instance(HasMetadata object) {
        return Objects.requireNonNullElse(
                Labels.of(object, Labels.INSTANCE), object.getMetadata().getName());
    }
}
