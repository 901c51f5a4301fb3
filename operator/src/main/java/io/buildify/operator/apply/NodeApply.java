package io.buildify.operator.apply;

import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.status.Step;
import io.buildify.operator.tenancy.AcceptedInstances;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.watch.Subject;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what was planned for one node, and tells what came of it. */
public final class NodeApply {
    private static final Logger LOG = LoggerFactory.getLogger(NodeApply.class);

    private final Claims claims;
    private final ServedNodes served;
    private final InstanceApply instances;
    private final Publishing publishing;
    private final InstanceRemoval removal;
    private final AcceptedInstances accepted;
    private final Handover handover;

    public NodeApply(
            Claims claims,
            ServedNodes served,
            InstanceApply instances,
            Publishing publishing,
            InstanceRemoval removal,
            AcceptedInstances accepted) {
        this.claims = claims;
        this.served = served;
        this.instances = instances;
        this.publishing = publishing;
        this.removal = removal;
        this.accepted = accepted;
        this.handover = new Handover(instances, publishing, removal);
    }

    /**
     * @param subject the resource that the plan is about
     * @param again has it reconciled again
     */
    public Outcome apply(Subject subject, NodePlan plan, Runnable again) {
        try {
            return switch (plan) {
                case NodePlan.Keep keep -> keep(subject, again);
                case NodePlan.Serve serve -> serve(subject, serve, again);
                case NodePlan.Rest rest -> rest(subject, rest);
            };
        } catch (RuntimeException e) {
            LOG.warn("{} is tried again: {}", subject, e.getMessage());
            LOG.debug("The failure", e);
            return failed(plan, e);
        }
    }

    /** Told on the resource that it happened to, and nowhere else. */
    private Outcome failed(NodePlan plan, RuntimeException failure) {
        boolean available = plan instanceof NodePlan.Serve serve
                && instances.look(serve.servedBy()).available();
        return new Outcome(
                Step.notNeeded(), Step.notNeeded(), ExternalSteps.failed(failure), available, Step.notNeeded(), false);
    }

    /** What runs stays, and is kept as it was: what somebody else has changed of it is undone. Nobody is relieved. */
    private Outcome keep(Subject subject, Runnable again) {
        node(subject)
                .flatMap(it -> accepted.find(it.instance()))
                .ifPresent(it -> instances.apply(it.plan(), it.predecessor(), again));
        return Outcome.none();
    }

    /** The node that a resource is; empty in a namespace that holds no tenant. */
    private Optional<NodeId> node(Subject subject) {
        var name = subject.id().getName();
        var tenant = subject.id().getNamespace().flatMap(claims::heldBy).map(TenantClaim::tenant);
        if (subject.kind() == Module.class) {
            return Optional.of(NodeId.ofModule(name));
        }
        if (subject.kind() == TenantModule.class) {
            return tenant.map(it -> NodeId.ofTenant(name, it));
        }
        int dot = name.lastIndexOf('.');
        return tenant.map(it -> NodeId.ofCompany(name.substring(0, dot), it, name.substring(dot + 1)));
    }

    private Outcome serve(Subject subject, NodePlan.Serve plan, Runnable again) {
        if (plan.claim() != null && !claims.make(plan.claim()).equals(plan.claim())) {
            again.run();
            return Outcome.none();
        }
        var predecessor = plan.predecessor();
        note(subject, plan, predecessor);
        note(plan.node(), plan.own(), predecessor);
        var own = plan.ownInstance().map(it -> instances.apply(it, predecessor, again));
        var published = handover.companiesTurn(plan)
                .orElseGet(() -> publish(subject, plan.node(), Publication.Moment.FIRST.of(plan.publications())));
        var serving = own.orElseGet(() -> instances.look(plan.servedBy()));
        if (serving.available() && published.isDone()) {
            published = handover.carryOut(plan);
            if (published.isDone()) {
                note(subject, plan, null);
                note(plan.node(), plan.own(), null);
            }
        }
        return new Outcome(
                own.map(InstanceOutcome::database).orElseGet(Step::notNeeded),
                own.map(InstanceOutcome::events).orElseGet(Step::notNeeded),
                serving.deployed(),
                serving.available(),
                published,
                handover.isDone(plan));
    }

    /** A tenant may wait for what is said about its companies. */
    private Step publish(Subject subject, NodeId node, List<Publication> publications) {
        boolean news = node.company() != null && publishing.isNews(publications);
        var published = publishing.publish(publications);
        if (news && published.isDone()) {
            var tenantModule =
                    new ResourceID(node.module(), subject.id().getNamespace().orElseThrow());
            served.fire(new Subject(TenantModule.class, tenantModule));
        }
        return published;
    }

    /** Who is to be relieved is needed until then. */
    private void note(Subject subject, NodePlan.Serve plan, @Nullable InstanceId predecessor) {
        if (predecessor == null) {
            served.note(subject, plan.servedBy().instance(), plan.ownInstance().isPresent());
        } else {
            served.note(subject, predecessor.value(), false);
        }
    }

    private Outcome rest(Subject subject, NodePlan.Rest plan) {
        if (plan.claim() != null) {
            claims.make(plan.claim());
        }
        served.note(subject, plan.servedBy() == null ? null : plan.servedBy().instance(), false);
        note(plan.node(), null, null);
        var published = publish(subject, plan.node(), plan.publications());
        instances.rest(plan.node().instance());
        if (plan.former() != null && published.isDone()) {
            removal.remove(plan.former());
        }
        return new Outcome(Step.notNeeded(), Step.notNeeded(), Step.notNeeded(), false, published, false);
    }

    private void note(NodeId node, @Nullable InstancePlan own, @Nullable InstanceId predecessor) {
        if (own == null) {
            accepted.remove(node.instance());
        } else {
            accepted.put(own, predecessor);
        }
    }
}
