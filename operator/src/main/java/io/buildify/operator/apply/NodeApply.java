package io.buildify.operator.apply;

import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.resolve.TenantClaim;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.status.Step;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.watch.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Subject, InstancePlan> inEffect = new ConcurrentHashMap<>();

    public NodeApply(
            Claims claims,
            ServedNodes served,
            InstanceApply instances,
            Publishing publishing,
            InstanceRemoval removal) {
        this.claims = claims;
        this.served = served;
        this.instances = instances;
        this.publishing = publishing;
        this.removal = removal;
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
                Step.notNeeded(), Step.notNeeded(), ExternalSteps.failed(failure), available, Step.notNeeded());
    }

    /** Forgets a resource that does not exist any more. */
    public void forget(Subject subject) {
        inEffect.remove(subject);
    }

    /** What runs stays, and is kept as it was: what somebody else has changed of it is undone. */
    private Outcome keep(Subject subject, Runnable again) {
        var instance = inEffect.get(subject);
        if (instance != null && isStillOf(subject, instance)) {
            instances.apply(instance, again);
        }
        return Outcome.none();
    }

    /** The tenant may have been handed over to another namespace, whose resource the instance belongs to now. */
    private boolean isStillOf(Subject subject, InstancePlan instance) {
        String tenant = instance.node().tenant();
        return tenant == null
                || claims.find(tenant)
                        .map(TenantClaim::namespace)
                        .equals(subject.id().getNamespace());
    }

    private Outcome serve(Subject subject, NodePlan.Serve plan, Runnable again) {
        if (plan.claim() != null && !claims.make(plan.claim()).equals(plan.claim())) {
            again.run();
            return Outcome.none();
        }
        served.note(subject, plan.servedBy().instance(), plan.ownInstance().isPresent());
        note(subject, plan.own());
        var own = plan.ownInstance().map(it -> instances.apply(it, again));
        var published = publishing.publish(at(plan.publications(), Publication.Moment.FIRST));
        var serving = own.orElseGet(() -> instances.look(plan.servedBy()));
        if (serving.available() && published.isDone()) {
            published = publishing.publish(at(plan.publications(), Publication.Moment.WHEN_SERVING));
            if (plan.former() != null && published.isDone()) {
                removal.remove(plan.former());
            }
        }
        return new Outcome(
                own.map(InstanceOutcome::database).orElseGet(Step::notNeeded),
                own.map(InstanceOutcome::events).orElseGet(Step::notNeeded),
                serving.deployed(),
                serving.available(),
                published);
    }

    private Outcome rest(Subject subject, NodePlan.Rest plan) {
        if (plan.claim() != null) {
            claims.make(plan.claim());
        }
        served.note(subject, plan.servedBy() == null ? null : plan.servedBy().instance(), false);
        note(subject, null);
        var published = publishing.publish(plan.publications());
        instances.rest(plan.node().instance());
        if (plan.former() != null && published.isDone()) {
            removal.remove(plan.former());
        }
        return new Outcome(Step.notNeeded(), Step.notNeeded(), Step.notNeeded(), false, published);
    }

    private void note(Subject subject, @Nullable InstancePlan own) {
        if (own == null) {
            inEffect.remove(subject);
        } else {
            inEffect.put(subject, own);
        }
    }

    private static List<Publication> at(List<Publication> publications, Publication.Moment moment) {
        return publications.stream().filter(it -> it.moment() == moment).toList();
    }
}
