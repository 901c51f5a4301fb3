package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.buildify.crd.schema.Conditions;
import io.buildify.crd.schema.SchemaPatch;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator found and did about a Module. Nothing in it depends on how many tenants there are. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@SchemaCustomizer(value = SchemaPatch.class, input = """
        properties:
          conditions: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [type]}
          releases: {x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [version]}
        """)
public record ModuleStatus(
        Long observedGeneration,
        @SchemaFrom(type = Conditions.class) List<Condition> conditions,

        @JsonPropertyDescription("Whether any TenantModule refers to the Module; while one does, deletion is refused.")
        Boolean inUse,

        @Size(max = 16) @JsonPropertyDescription("Releases of the spec that have been accepted, and so are immutable.")
        List<AcceptedRelease> releases,

        @Nullable ServedBy servedBy,
        @Nullable String url,
        @Nullable OwnedNames derived)
        implements ObservedStatus {

    public ModuleStatus {
        observedGeneration = Absent.or(observedGeneration, UNOBSERVED);
        conditions = Absent.orEmpty(conditions);
        inUse = Absent.or(inUse, false);
        releases = Absent.orEmpty(releases);
    }
}
