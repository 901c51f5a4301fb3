package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.status.Step;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far each instance was when it was applied last by this process. */
public final class Instances {
    private final Map<String, InstanceOutcome> outcomes = new ConcurrentHashMap<>();

    /**
     * Notes how far an instance is.
     *
     * @return whether that is news to the nodes that it serves: they can publish now, its release runs, or
     *     something else is wrong
     */
    public boolean note(String instance, InstanceOutcome outcome) {
        var before = outcomes.put(instance, outcome);
        boolean publishable =
                outcome.events().isDone() && (before == null || !before.events().isDone());
        boolean rolledOut = outcome.deployed().isDone()
                && (before == null || !before.deployed().isDone());
        return publishable || rolledOut || !reason(before).equals(reason(outcome));
    }

    /** Forgets an instance that is gone. */
    public void forget(String instance) {
        outcomes.remove(instance);
    }

    /** Why nothing can be published in the instance's topic yet; empty when it can. */
    public Optional<Step> topicMissing(String instance) {
        var outcome = outcomes.get(instance);
        if (outcome == null) {
            return Optional.of(
                    Step.waiting(ConditionReason.Publishing, "The topic of instance " + instance + " is being made."));
        }
        return outcome.events().isDone() ? Optional.empty() : Optional.of(outcome.events());
    }

    /** Why the instance cannot be made; empty when nothing fails. */
    public Optional<Step> failure(String instance) {
        return failure(outcomes.get(instance));
    }

    private static Optional<Step> failure(@Nullable InstanceOutcome outcome) {
        return Optional.ofNullable(outcome)
                .flatMap(it -> Stream.of(it.database(), it.events(), it.deployed())
                        .filter(step -> step.state() == Step.State.FAILED)
                        .findFirst());
    }

    private static Optional<ConditionReason> reason(@Nullable InstanceOutcome outcome) {
        return failure(outcome).map(Step::reason);
    }
}
