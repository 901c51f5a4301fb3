package io.buildify.operator.status;

import static io.buildify.crd.ConditionType.Accepted;
import static io.buildify.crd.ConditionType.DatabaseReady;
import static io.buildify.crd.ConditionType.Deployed;
import static io.buildify.crd.ConditionType.EventsReady;
import static io.buildify.crd.ConditionType.Ready;
import static io.buildify.crd.ConditionType.ResolvedRefs;

import io.buildify.crd.ConditionReason;
import io.buildify.crd.ConditionType;
import io.buildify.operator.plan.NodePlan;
import io.buildify.operator.plan.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan and what came of it, as conditions. */
final class Report {
    private final Conditions conditions;

    Report(Conditions conditions) {
        this.conditions = conditions;
    }

    void of(NodePlan plan, Outcome outcome) {
        switch (plan) {
            case NodePlan.Keep keep -> kept(keep);
            case NodePlan.Serve serve -> served(serve, outcome);
            case NodePlan.Rest rest -> {
                switch (rest.cause()) {
                    case REGISTERED -> idle(rest, outcome, ConditionReason.Registered);
                    case DISABLED -> idle(rest, outcome, ConditionReason.Disabled);
                    case PARENT_MISSING -> orphaned(rest, outcome);
                }
            }
        }
    }

    /** What runs and what is published stays, and so do the conditions about it. */
    private void kept(NodePlan.Keep keep) {
        var first = keep.problems().getFirst();
        if (keep.undecided()) {
            undecided(first);
            return;
        }
        var message = text(keep.problems());
        conditions.isFalse(Accepted, first.reason(), message);
        resolved(keep.problems());
        Stream.of(DatabaseReady, EventsReady, Deployed).forEach(conditions::keep);
        conditions.isFalse(Ready, first.reason(), message);
        conditions.unfinished(first.reason(), message);
    }

    /** Nothing is known to be wrong with what is served, unless the resource asks for something else since. */
    private void undecided(Problem problem) {
        Stream.of(DatabaseReady, Deployed).forEach(conditions::keep);
        Stream.of(Accepted, ResolvedRefs)
                .forEach(it -> conditions.keepOrUnknown(it, problem.reason(), problem.message()));
        conditions.isFalse(EventsReady, problem.reason(), problem.message());
        if (!conditions.keepCurrent(Ready)) {
            conditions.isFalse(Ready, problem.reason(), problem.message());
        }
        conditions.unfinished(problem.reason(), problem.message());
    }

    private void served(NodePlan.Serve serve, Outcome outcome) {
        accepted(serve.problems());
        steps(outcome);
        events(serve, outcome);
        var unfinished = unfinished(outcome);
        boolean notReady = !outcome.isServed() || !outcome.published().isDone();
        if (notReady) {
            unfinished.ifPresent(step -> conditions.isFalse(Ready, step.reason(), step.message()));
        } else {
            conditions.isTrue(Ready, ConditionReason.Serving, serving(serve));
        }
        unfinished.ifPresent(step -> conditions.unfinished(step.reason(), step.message()));
    }

    private static String serving(NodePlan.Serve serve) {
        var by = serve.servedBy();
        return serve.coming() == null
                ? "Instance %s serves it in release %s.".formatted(by.instance(), by.version())
                : "Instance %s serves it in release %s until release %s has rolled out."
                        .formatted(by.instance(), by.version(), serve.coming());
    }

    /** Nobody is served, and that is as it should be. */
    private void idle(NodePlan.Rest rest, Outcome outcome, ConditionReason reason) {
        accepted(rest.problems());
        steps(outcome);
        var unfinished = unfinished(outcome);
        if (unfinished.isEmpty()) {
            conditions.isTrue(Ready, reason, reason.meaning());
        }
        unfinished.ifPresent(step -> {
            conditions.isFalse(Ready, step.reason(), step.message());
            conditions.unfinished(step.reason(), step.message());
        });
    }

    private void orphaned(NodePlan.Rest rest, Outcome outcome) {
        var first = rest.problems().getFirst();
        conditions.isFalse(Accepted, first.reason(), first.message());
        resolved(rest.problems());
        steps(outcome);
        conditions.isFalse(Ready, first.reason(), first.message());
        conditions.unfinished(first.reason(), first.message());
    }

    private void accepted(List<Problem> all) {
        var warnings = about(Accepted, all);
        if (warnings.isEmpty()) {
            conditions.isTrue(Accepted, ConditionReason.Valid, ConditionReason.Valid.meaning());
        } else {
            conditions.isTrue(Accepted, warnings.getFirst().reason(), text(warnings));
        }
        resolved(List.of());
    }

    private void resolved(List<Problem> problems) {
        var missing = problems.stream()
                .filter(problem -> problem.condition() == ResolvedRefs)
                .toList();
        if (missing.isEmpty()) {
            conditions.isTrue(ResolvedRefs, ConditionReason.Resolved, ConditionReason.Resolved.meaning());
        } else {
            conditions.isFalse(ResolvedRefs, missing.getFirst().reason(), text(missing));
        }
    }

    private void steps(Outcome outcome) {
        conditions.is(DatabaseReady, outcome.database());
        conditions.is(EventsReady, outcome.events());
        conditions.is(Deployed, outcome.deployed());
    }

    /** Everything is there for the events, and yet none of some kind will come. */
    private void events(NodePlan.Serve serve, Outcome outcome) {
        var warnings = about(EventsReady, serve.problems());
        if (!warnings.isEmpty() && outcome.events().isDone()) {
            conditions.isTrue(EventsReady, warnings.getFirst().reason(), text(warnings));
        }
    }

    private static List<Problem> about(ConditionType condition, List<Problem> problems) {
        return problems.stream().filter(it -> it.condition() == condition).toList();
    }

    /** The step that the others wait for: a failed one before one under way. */
    private static Optional<Step> unfinished(Outcome outcome) {
        var steps = List.of(outcome.database(), outcome.events(), outcome.deployed(), outcome.published());
        return steps.stream()
                .filter(step -> step.state() == Step.State.FAILED)
                .findFirst()
                .or(() -> steps.stream().filter(step -> !step.isDone()).findFirst());
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::message).collect(Collectors.joining(". "));
    }
}
