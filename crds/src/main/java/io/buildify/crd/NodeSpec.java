package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tenant and a company can say alike about their use of a module. */
public sealed interface NodeSpec permits TenantModuleSpec, CompanyModuleSpec {

    @Default("true")
    @JsonPropertyDescription("Whether the module can be used here and below. Switching it off keeps all data.")
    Boolean enabled();

    @Size(max = 256)
    @JsonPropertyDescription(
            "Values that differ from the tiers above. Merged over theirs: objects deeply, everything else"
                    + " replaces. Without null (use unset); integers within ±(2^53-1); exact decimals as strings.")
    ObjectNode configuration();

    @Size(max = 64)
    @JsonPropertyDescription("What is taken away from the values of the tiers above, as JSON Pointers: /footer/text.")
    List<String> unset();

    @JsonPropertyDescription("Which database the data is in.")
    NodeDatabase database();

    @Default("false")
    @JsonPropertyDescription(
            "Whether to run an instance of its own on the ancestor's database. May change at any time.")
    Boolean dedicated();

    @Min(1)
    @Max(64)
    @JsonPropertyDescription("Replicas of the instance of its own; the release's if absent.")
    @Nullable
    Integer replicas();

    @JsonPropertyDescription("Resources of a replica of the instance of its own; the release's if absent.")
    @Nullable
    ResourceRequirements resources();

    @Default("Retain")
    @JsonPropertyDescription("What happens to the data when this resource is deleted: Retain or Delete.")
    DeletionPolicy deletionPolicy();
}
