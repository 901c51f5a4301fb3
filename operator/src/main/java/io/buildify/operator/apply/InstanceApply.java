package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ServedBy;
import io.buildify.operator.dependent.Children;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.Labels;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.render.Renderer;
import io.buildify.operator.resolve.Broker;
import io.buildify.operator.resolve.TokenKeys;
import io.buildify.operator.resolve.View;
import io.buildify.operator.status.Step;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings an instance to its plan, in the order in which its parts need each other. */
public final class InstanceApply {
    private static final String MIGRATE = "migrate";

    private final View view;
    private final Renderer renderer;
    private final InstanceAccess access;
    private final Children children;
    private final Migration migration;
    private final Rollout rollout;
    private final Instances instances;
    private final ServedNodes served;

    public InstanceApply(
            View view,
            Renderer renderer,
            InstanceAccess access,
            Children children,
            Migration migration,
            Rollout rollout,
            Instances instances,
            ServedNodes served) {
        this.view = view;
        this.renderer = renderer;
        this.access = access;
        this.children = children;
        this.migration = migration;
        this.rollout = rollout;
        this.instances = instances;
        this.served = served;
    }

    /**
     * @param predecessor who serves until this one can, so that nobody is sent here yet; null when none does
     * @param again has the owner reconciled again
     */
    public InstanceOutcome apply(InstancePlan plan, @Nullable InstanceId predecessor, Runnable again) {
        var broker = view.broker();
        var tokenKeys = view.tokenKeys();
        var outcome = broker.isPresent() && tokenKeys.isPresent()
                ? apply(plan, broker.get(), tokenKeys.get(), predecessor, again)
                : uninstalled(plan);
        if (instances.note(plan.id().value(), outcome)) {
            served.fire(plan.id().value());
        }
        return outcome;
    }

    /** How far an instance is for a node that it serves without being its own. */
    public InstanceOutcome look(ServedBy servedBy) {
        return rollout.look(servedBy, instances);
    }

    private InstanceOutcome uninstalled(InstancePlan plan) {
        var missing = Step.failed(
                ConditionReason.ServerConfigurationInvalid,
                "Secret kafka or ConfigMap buildify-token-keys is missing or lacks a key. "
                        + ConditionReason.ServerConfigurationInvalid.remedy());
        return new InstanceOutcome(
                Step.notNeeded(),
                missing,
                missing,
                rollout.isAvailable(plan.id().value()));
    }

    /** Whether whom it serves is sent to it. */
    public boolean isRouted(InstanceId instance) {
        return view.isRouted(instance.object());
    }

    /** From now on whom it serves is sent to it. */
    public void route(InstancePlan plan) {
        children.apply(renderer.route(plan));
    }

    private InstanceOutcome apply(
            InstancePlan plan, Broker broker, TokenKeys tokenKeys, @Nullable InstanceId predecessor, Runnable again) {
        var access = this.access.ensure(plan, predecessor, again);
        var supporting = supporting(plan);
        supporting.forEach(children::apply);
        if (predecessor == null) {
            route(plan);
        }
        var deployment = renderer.deployment(plan, broker, tokenKeys, access.credentials());
        var migrated = migrate(plan, deployment, access.database(), again);
        var deployed = migrated.isDone() && access.events().isDone()
                ? rollout.roll(plan, deployment)
                : rollout.unchanged(plan, deployment, migrated.isDone() ? access.events() : migrated);
        prune(plan, supporting, deployment);
        return new InstanceOutcome(
                migrated,
                access.events(),
                deployed,
                rollout.isAvailable(plan.id().value()));
    }

    private List<HasMetadata> supporting(InstancePlan plan) {
        return List.of(renderer.serviceAccount(plan), renderer.service(plan), renderer.networkPolicy(plan));
    }

    /** The migration belongs to the roll: an instance whose turn it is not keeps its database as it is, too. */
    private Step migrate(InstancePlan plan, Deployment deployment, Step database, Runnable again) {
        var barred = rollout.barred(plan, deployment, again);
        if (barred.isPresent() || !database.isDone()) {
            return barred.orElse(database);
        }
        var needed = plan.database();
        return needed == null ? database : migration.run(renderer.migration(needed.migration()));
    }

    private void prune(InstancePlan plan, List<HasMetadata> supporting, Deployment deployment) {
        var keep = new ArrayList<>(supporting);
        keep.add(renderer.route(plan));
        keep.add(deployment);
        var needed = plan.database();
        if (needed != null) {
            keep.add(renderer.migration(needed.migration()));
        }
        children.prune(plan.id().value(), keep, child -> child instanceof Secret || isErasure(child));
    }

    /** Stops the processes of an instance that is not to run; what it could use stays. */
    public void rest(InstanceId instance) {
        children.prune(instance.value(), List.of(), child -> child instanceof Secret || child instanceof Job);
        rollout.forget(instance.value());
    }

    private static boolean isErasure(HasMetadata child) {
        return child instanceof Job job
                && !MIGRATE.equals(
                        job.getSpec().getTemplate().getMetadata().getLabels().get(Labels.COMPONENT));
    }
}
