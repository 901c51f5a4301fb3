package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.crd.schema.ComputeResources;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant's use of a module. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties: {configuration: {maxProperties: 256}, unset: {x-kubernetes-list-type: set}}
        """)
public record TenantModuleSpec(
        @Required
        @Size(max = 40)
        @Pattern(Syntax.ID)
        @JsonPropertyDescription("Name of the Module; equal to the name of this resource.")
        String module,

        @Size(max = 64)
        @Pattern(Syntax.VERSION)
        @JsonPropertyDescription(
                "Pins a release; the Module's stable channel is followed if absent. Needs a database of its own.")
        @Nullable
        String version,

        @Default("All")
        @JsonPropertyDescription(
                "Which companies may use the module. All: every one. Listed: those that have a CompanyModule.")
        Companies companies,

        @JsonPropertyDescription("Features added to and removed from the module's, and those offered to companies.")
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

    public TenantModuleSpec {
        companies = Absent.or(companies, Companies.All);
        features = Absent.or(features, Features.NONE);
        enabled = Absent.or(enabled, true);
        configuration = Absent.orEmpty(configuration);
        unset = Absent.orEmpty(unset);
        database = Absent.or(database, NodeDatabase.DEFAULT);
        dedicated = Absent.or(dedicated, false);
        deletionPolicy = Absent.or(deletionPolicy, DeletionPolicy.Retain);
    }

    /** A tenant's choice of features. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @ValidationRule(
            value = "!has(self.enabled) || !has(self.disabled) || !self.enabled.exists(f, f in self.disabled)",
            message = "a feature is in both enabled and disabled: take it out of one of them")
    @SchemaCustomizer(value = SchemaPatch.class, input = """
            properties:
              enabled: {x-kubernetes-list-type: set}
              disabled: {x-kubernetes-list-type: set}
              offered: {x-kubernetes-list-type: set}
            """)
    public record Features(
            @Size(max = 64) @JsonPropertyDescription("Features added to those of the module.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> enabled,

            @Size(max = 64) @JsonPropertyDescription("Features removed from those of the module.")
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> disabled,

            @Size(max = 64)
            @JsonPropertyDescription("Upper bound for companies: everything available if absent, nothing if empty.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<@Size(max = 63) @Pattern(Syntax.FEATURE) String> offered) {
        static final Features NONE = new Features(List.of(), List.of(), null);

        public Features {
            enabled = Absent.orEmpty(enabled);
            disabled = Absent.orEmpty(disabled);
            offered = offered == null ? null : List.copyOf(offered);
        }
    }
}
