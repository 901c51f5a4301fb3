package io.buildify.crd.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Schema of core/v1 ResourceRequirements, bounded, without claims. */
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties:
          limits: {additionalProperties: {maxLength: 32, pattern: '^[+]?[0-9]+([.][0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$'}}
          requests: {additionalProperties: {maxLength: 32, pattern: '^[+]?[0-9]+([.][0-9]*)?([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$'}}
        """)
public record ComputeResources(
        @Size(max = 16) @JsonPropertyDescription("What a replica may use at most, by resource: cpu, memory.")
        Map<String, Quantity> limits,

        @Size(max = 16) @JsonPropertyDescription("What is set aside for a replica, by resource: cpu, memory.")
        Map<String, Quantity> requests) {}
