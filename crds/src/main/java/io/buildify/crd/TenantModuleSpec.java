package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's use of a module; the fields that a company has too are documented at {@link NodeSpec}.
 *
 * @param module name of the Module, equal to the resource's name
 * @param version pin; absent: follow the Module's stable channel
 * @param companies which companies may use it
 * @param features added to and removed from the module's, and the upper bound for companies
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TenantModuleSpec(
        String module,
        @Nullable String version,
        Companies companies,
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

    /**
     * @param enabled added to the module's
     * @param disabled removed from the module's
     * @param offered upper bound for companies; null: everything that is available
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Features(
            List<String> enabled,
            List<String> disabled,
            @Nullable List<String> offered) {
        static final Features NONE = new Features(List.of(), List.of(), null);

        public Features {
            enabled = Absent.orEmpty(enabled);
            disabled = Absent.orEmpty(disabled);
            offered = offered == null ? null : List.copyOf(offered);
        }
    }
}
