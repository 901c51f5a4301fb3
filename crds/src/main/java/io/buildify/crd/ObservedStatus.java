package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the status of every kind has. */
public sealed interface ObservedStatus permits ModuleStatus, NodeStatus {
    /** {@code observedGeneration} of a resource that the operator has not looked at yet. */
    long UNOBSERVED = -1;

    @Min(UNOBSERVED)
    @JsonPropertyDescription(
            "Generation of the resource that this status is about; -1 before the operator has seen it.")
    Long observedGeneration();

    @Size(max = 8)
    @JsonPropertyDescription("How the resource stands, at most one entry of each type.")
    List<Condition> conditions();

    @JsonPropertyDescription("The instance that serves this resource; absent when none does.")
    @Nullable
    ServedBy servedBy();

    @Size(max = 256)
    @JsonPropertyDescription("Where the gateway serves it.")
    @Nullable
    String url();

    @JsonPropertyDescription("Names of what exists for the instance of its own; absent when it has none.")
    @Nullable
    OwnedNames derived();

    /** The condition of this type, if it has been reported. */
    default Optional<Condition> condition(ConditionType type) {
        return conditions().stream()
                .filter(it -> type.name().equals(it.getType()))
                .findFirst();
    }
}
