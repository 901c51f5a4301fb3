package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator found and did about a Module. Nothing in it depends on how many tenants there are.
 *
 * @param inUse whether any TenantModule refers to it; while it is, deletion is refused
 * @param url path of the module below the gateway
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModuleStatus(
        Long observedGeneration,
        List<Condition> conditions,
        Boolean inUse,
        @Nullable ServedBy servedBy,
        @Nullable String url,
        @Nullable OwnedNames derived)
        implements ObservedStatus {

    public ModuleStatus {
        observedGeneration = Absent.or(observedGeneration, UNOBSERVED);
        conditions = Absent.orEmpty(conditions);
        inUse = Absent.or(inUse, false);
    }
}
