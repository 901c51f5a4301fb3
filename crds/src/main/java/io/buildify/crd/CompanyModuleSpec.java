package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company's use of a module; the fields that a tenant has too are documented at {@link NodeSpec}.
 *
 * @param tenantModule name of the TenantModule in the same namespace
 * @param company id of the company
 * @param features added to and removed from the tenant's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CompanyModuleSpec(
        String tenantModule,
        String company,
        Features features,
        Boolean enabled,
        ObjectNode configuration,
        List<String> unset,
        NodeDatabase database,
        Boolean dedicated,
        @Nullable Integer replicas,
        @Nullable ResourceRequirements resources,
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

    /**
     * @param enabled added to the tenant's
     * @param disabled removed from the tenant's
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Features(List<String> enabled, List<String> disabled) {
        static final Features NONE = new Features(List.of(), List.of());

        public Features {
            enabled = Absent.orEmpty(enabled);
            disabled = Absent.orEmpty(disabled);
        }
    }
}
