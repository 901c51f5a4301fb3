package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ServedBy;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.status.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/** The step at which a node goes over to an instance that has its record and is available. */
final class Handover {
    private final InstanceApply instances;
    private final Publishing publishing;
    private final InstanceRemoval removal;

    Handover(InstanceApply instances, Publishing publishing, InstanceRemoval removal) {
        this.instances = instances;
        this.publishing = publishing;
        this.removal = removal;
    }

    /**
     * Sends requests to the instance that is to serve, and takes the node away from the others.
     *
     * @return done once they are told
     */
    Step carryOut(NodePlan.Serve plan) {
        return ancestorsTurn(plan).orElseGet(() -> {
            if (plan.predecessor() != null) {
                plan.ownInstance().ifPresent(instances::route);
            }
            var published = publishing.publish(Publication.Moment.WHEN_SERVING.of(plan.publications()));
            if (plan.former() != null && published.isDone()) {
                removal.remove(plan.former());
            }
            return published;
        });
    }

    /** Whether requests go to the instance that is to serve. */
    boolean isDone(NodePlan.Serve plan) {
        var incumbent = plan.incumbent();
        if (incumbent == null) {
            return true;
        }
        boolean own = instances.isRouted(plan.node().instance());
        return plan.own() == null ? !own && isOwn(plan, incumbent) : own;
    }

    /** Who has no instance of its own, and had none, is sent to its ancestor's by that one's route. */
    private static Optional<Step> ancestorsTurn(NodePlan.Serve plan) {
        return Optional.ofNullable(plan.incumbent())
                .filter(it -> plan.own() == null && !isOwn(plan, it))
                .map(it -> Step.waiting(
                        ConditionReason.RollingOut,
                        "Instance %s takes over from %s."
                                .formatted(plan.servedBy().instance(), it.instance())));
    }

    /**
     * A tenant takes its companies along: one that is not known there before it would get the tenant's configuration.
     *
     * @return what it waits for before anything of it is published; empty when it has no need to
     */
    Optional<Step> companiesTurn(NodePlan.Serve plan) {
        var node = plan.node();
        var incumbent = plan.incumbent();
        if (incumbent == null || node.tenant() == null || node.company() != null) {
            return Optional.empty();
        }
        var module = NodeId.ofModule(node.module()).instance();
        // of some the tenant itself tells, such as those whose data is retained
        var told = plan.publications().stream()
                .flatMap(it -> Optional.ofNullable(it.key().company()).stream())
                .collect(Collectors.toSet());
        var unknown = publishing
                .unknown(
                        node.tenant(),
                        isOwn(plan, incumbent) ? node.instance() : module,
                        plan.own() == null ? module : node.instance())
                .stream()
                .filter(it -> !told.contains(it))
                .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Step.waiting(
                        ConditionReason.RollingOut,
                        "Instance %s takes over from %s once it knows of %s; see the CompanyModule."
                                .formatted(plan.servedBy().instance(), incumbent.instance(), unknown.getFirst())));
    }

    private static boolean isOwn(NodePlan.Serve plan, ServedBy instance) {
        return plan.node().instance().value().equals(instance.instance());
    }
}
