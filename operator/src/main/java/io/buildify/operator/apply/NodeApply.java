package io.buildify.operator.apply;

import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Publication;
import io.buildify.operator.status.Outcome;
import io.buildify.operator.status.Step;
import io.buildify.operator.tenancy.Claims;
import io.buildify.operator.watch.Subject;
import java.util.List;

/** Carries out what was planned for one node, and tells what came of it. */
public final class NodeApply {
    private final Claims claims;
    private final ServedNodes served;
    private final InstanceApply instances;
    private final Publishing publishing;
    private final InstanceRemoval removal;

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
        return switch (plan) {
            case NodePlan.Keep keep -> kept();
            case NodePlan.Serve serve -> serve(subject, serve, again);
            case NodePlan.Rest rest -> rest(subject, rest);
        };
    }

    private static Outcome kept() {
        return Outcome.none();
    }

    private Outcome serve(Subject subject, NodePlan.Serve plan, Runnable again) {
        if (plan.claim() != null && !claims.make(plan.claim()).equals(plan.claim())) {
            again.run();
            return kept();
        }
        served.note(subject, plan.servedBy().instance(), plan.ownInstance().isPresent());
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
                published);
    }

    private Outcome rest(Subject subject, NodePlan.Rest plan) {
        if (plan.claim() != null) {
            claims.make(plan.claim());
        }
        served.note(subject, plan.servedBy() == null ? null : plan.servedBy().instance(), false);
        var published = publishing.publish(plan.publications());
        instances.rest(plan.node().instance());
        if (plan.former() != null && published.isDone()) {
            removal.remove(plan.former());
        }
        return new Outcome(Step.notNeeded(), Step.notNeeded(), Step.notNeeded(), published);
    }

    private static List<Publication> at(List<Publication> publications, Publication.Moment moment) {
        return publications.stream().filter(it -> it.moment() == moment).toList();
    }
}
