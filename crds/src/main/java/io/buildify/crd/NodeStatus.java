package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.buildify.crd.schema.Conditions;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator found and did about a tenant's or a company's use of a module. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties:
          conditions: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [type]}
          features: {x-kubernetes-list-type: set}
        """)
public record NodeStatus(
        Long observedGeneration,
        @SchemaFrom(type = Conditions.class) List<Condition> conditions,

        @JsonPropertyDescription("Generations of the resources above that this status is about.") @Nullable
        Observed observed,

        @Nullable ServedBy servedBy,
        @Nullable String url,
        @Nullable OwnedNames derived,

        @JsonPropertyDescription("Summary of the effective configuration.") @Nullable
        Configuration configuration,

        @Size(max = 64) @JsonPropertyDescription("The effective features, sorted.")
        List<@Size(max = 63) String> features)
        implements ObservedStatus {

    public NodeStatus {
        observedGeneration = Absent.or(observedGeneration, UNOBSERVED);
        conditions = Absent.orEmpty(conditions);
        features = Absent.orEmpty(features);
    }

    /** Generations of the resources above. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Observed(
            @Min(0) @JsonPropertyDescription("Generation of the Module.") @Nullable
            Long module,

            @Min(0) @JsonPropertyDescription("Generation of the TenantModule; only for a company.") @Nullable
            Long tenantModule) {}

    /**
     * Summary of an effective configuration: at most {@link #MOST_OVERRIDDEN} leaves, those with longer keys than
     * {@link #LONGEST_KEY} left out. The gateway answers all of it at {@code GET <prefix>/configuration}.
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @SchemaCustomizer(value = SchemaPatch.class, input = """
            properties: {overridden: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [key]}}
            """)
    public record Configuration(
            @Required @Size(max = 64) @JsonPropertyDescription("SHA-256 in hex of its canonical JSON (RFC 8785).")
            String hash,

            @Size(max = MOST_OVERRIDDEN)
            @JsonPropertyDescription("Leaves that a tenant or company set, the first 50 by key.")
            List<Overridden> overridden) {
        public static final int MOST_OVERRIDDEN = 50;
        public static final int LONGEST_KEY = 256;

        public Configuration {
            overridden = Absent.orEmpty(overridden).stream()
                    .filter(leaf -> leaf.key().length() <= LONGEST_KEY)
                    .limit(MOST_OVERRIDDEN)
                    .toList();
        }
    }

    /** A leaf of the configuration that a tenant or company set. */
    public record Overridden(
            @Required @Size(max = 256) @JsonPropertyDescription("JSON Pointer of the leaf without the leading slash.")
            String key,

            @Required
            @Size(max = 256)
            @JsonPropertyDescription("Kind and name of the resource that set it, TenantModule acme/financial.")
            String origin) {}
}
