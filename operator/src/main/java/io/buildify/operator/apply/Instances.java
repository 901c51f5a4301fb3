package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.buildify.operator.status.Step;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How far each instance was when it was applied last by this process. */
public final class Instances {
    private final Map<String, InstanceOutcome> outcomes = new ConcurrentHashMap<>();

    /**
     * Notes how far an instance is.
     *
     * @return whether nodes that it serves could not publish before and can now
     */
    public boolean note(String instance, InstanceOutcome outcome) {
        var before = outcomes.put(instance, outcome);
        return outcome.events().isDone() && (before == null || !before.events().isDone());
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
        return Optional.ofNullable(outcomes.get(instance))
                .flatMap(it -> java.util.stream.Stream.of(it.database(), it.events(), it.deployed())
                        .filter(step -> step.state() == Step.State.FAILED)
                        .findFirst());
    }
}
