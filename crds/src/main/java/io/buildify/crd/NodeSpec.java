package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tenant and a company can say alike about their use of a module. */
public sealed interface NodeSpec permits TenantModuleSpec, CompanyModuleSpec {

    @JsonPropertyDescription("Whether the module can be used. Switching it off keeps all data.")
    Boolean enabled();

    /** Merged over what the tiers above set, by JSON Merge Patch; without null. */
    ObjectNode configuration();

    /** JSON Pointers taken away from what the tiers above set. */
    List<String> unset();

    NodeDatabase database();

    /** Whether the node asks for an instance of its own on the ancestor's database. */
    Boolean dedicated();

    /** Replicas of the node's own instance; null: the release's. */
    @Nullable
    Integer replicas();

    /** Resources of a replica of the node's own instance; null: the release's. */
    @Nullable
    ResourceRequirements resources();

    DeletionPolicy deletionPolicy();
}
