package io.buildify.crd;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the status of every kind has. */
public sealed interface ObservedStatus permits ModuleStatus, NodeStatus {
    /** {@code observedGeneration} of a resource that the operator has not looked at yet. */
    long UNOBSERVED = -1;

    /** Generation of the resource that this status is about, or {@link #UNOBSERVED}. */
    Long observedGeneration();

    /** At most one of each {@link ConditionType}. */
    List<Condition> conditions();

    /** What this node owns outside the API group; null when it owns no instance. */
    @Nullable
    OwnedNames derived();

    /** The instance that serves this node; null when none does. */
    @Nullable
    ServedBy servedBy();

    /** The condition of this type, if it has been reported. */
    default Optional<Condition> condition(ConditionType type) {
        return conditions().stream()
                .filter(it -> type.name().equals(it.getType()))
                .findFirst();
    }
}
