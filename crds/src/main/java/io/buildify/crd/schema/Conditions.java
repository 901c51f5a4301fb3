package io.buildify.crd.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.buildify.crd.ConditionType;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;

/** Schema of a list of meta/v1 Condition, with Buildify's types and shorter messages. */
public final class Conditions extends ArrayList<Conditions.Item> {

    @SchemaCustomizer(value = SchemaPatch.class, input = "properties: {lastTransitionTime: {format: date-time}}")
    record Item(
            @Required @JsonPropertyDescription("What the condition is about.")
            ConditionType type,

            @Required @JsonPropertyDescription("Whether it is the case.")
            Status status,

            @Required @Size(max = 64) @Pattern("^[A-Z][A-Za-z]*$") @JsonPropertyDescription("Why, as a constant.")
            String reason,

            @Required @Size(max = 1024) @JsonPropertyDescription("Why, for people: subject, reason, remedy.")
            String message,

            @Required @Size(max = 64) @JsonPropertyDescription("When the status last changed.")
            String lastTransitionTime,

            @Min(0) @JsonPropertyDescription("Generation of the resource that the condition is about.")
            Long observedGeneration) {}

    /** As in meta/v1. */
    enum Status {
        True,
        False,
        Unknown
    }
}
