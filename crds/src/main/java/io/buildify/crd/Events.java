package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that a release publishes and subscribes to. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties:
          publishes: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [type]}
          subscribes: {x-kubernetes-list-type: set}
        """)
public record Events(
        @Size(max = 64) @JsonPropertyDescription("Types of the events that the release publishes.")
        List<Published> publishes,

        @Size(max = 64)
        @JsonPropertyDescription(
                "Patterns of the event types that the release handles. The first segment is the publishing"
                        + " module's name, * stands for exactly the last one: core.company.*.")
        List<@Size(max = 128) @Pattern(Syntax.EVENT_PATTERN) String> subscribes,

        @Default("Skip")
        @JsonPropertyDescription(
                "What happens to an event of a tenant or company for which the module is off. Skip: it is"
                        + " passed over. Park: it waits until the module is on again.")
        WhenDisabled whenDisabled) {
    static final Events NONE = new Events(List.of(), List.of(), WhenDisabled.Skip);

    public Events {
        publishes = Absent.orEmpty(publishes);
        subscribes = Absent.orEmpty(subscribes);
        whenDisabled = Absent.or(whenDisabled, WhenDisabled.Skip);
    }

    /** An event that a release publishes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SchemaCustomizer(value = SchemaPatch.class, input = "properties: {schema: {maxProperties: 64}}")
    public record Published(
            @Required
            @Size(max = 128)
            @Pattern(Syntax.EVENT_TYPE)
            @JsonPropertyDescription("Type of the event, <module>.<aggregate>.<what happened>.")
            String type,

            @JsonPropertyDescription("JSON Schema 2020-12 of the event's data, for those who subscribe to it."
                    + " The platform does not check events by it.")
            @Nullable
            ObjectNode schema) {}

    /** What happens to an event of a tenant or company for which the module is off. */
    public enum WhenDisabled {
        Skip,
        Park
    }
}
