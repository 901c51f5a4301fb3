package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.crd.schema.ComputeResources;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A company's use of a module. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties: {configuration: {maxProperties: 256}, unset: {x-kubernetes-list-type: set}}
        """)
public record CompanyModuleSpec(
        @Required
        @Size(max = 40)
        @Pattern(Syntax.ID)
        @JsonPropertyDescription("Name of the TenantModule in the same namespace.")
        String tenantModule,

        @Required
        @Size(max = 40)
        @Pattern(Syntax.ID)
        @JsonPropertyDescription("Id of the company, unique in its tenant.")
        String company,

        @JsonPropertyDescription("Features added to and removed from the tenant's.")
        Features features,

        Boolean enabled,
        ObjectNode configuration,
        List<@Size(max = 256) @Pattern(Syntax.JSON_POINTER) String> unset,
        NodeDatabase database,
        Boolean dedicated,
        @Nullable Integer replicas,
        @SchemaFrom(type = ComputeResources.class) @Nullable ResourceRequirements resources,
        DeletionPolicy deletionPolicy)
        implements NodeSpec {

    public CompanyModuleSpec {
        features = Absent.or(features, Features.NONE);
        enabled = Absent.or(enabled, true);
        configuration = Absent.orEmpty(configuration);
        unset = Absent.orEmpty(unset);
        database = Absent.or(database, NodeDatabase.DEFAULT);
        dedicated = Absent.or(dedicated, false);
        deletionPolicy = Absent.or(deletionPolicy, DeletionPolicy.Retain);
    }

    /** A company's choice of features. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "!has(self.enabled) || !has(self.disabled) || !self.enabled.exists(f, f in self.disabled)",
            message = "a feature is in both enabled and disabled: take it out of one of them")
    @SchemaCustomizer(value = SchemaPatch.class, input = """
            properties: {enabled: {x-kubernetes-list-type: set}, disabled: {x-kubernetes-list-type: set}}
            """)
    public record Features(
            @Size(max = 64) @JsonPropertyDescription("Features added to those of the tenant.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> enabled,

            @Size(max = 64) @JsonPropertyDescription("Features removed from those of the tenant.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> disabled) {
        static final Features NONE = new Features(List.of(), List.of());

        public Features {
            enabled = Absent.orEmpty(enabled);
            disabled = Absent.orEmpty(disabled);
        }
    }
}
