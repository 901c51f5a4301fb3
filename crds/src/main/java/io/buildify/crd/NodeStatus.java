package io.buildify.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the operator found and did about a tenant's or a company's use of a module.
 *
 * @param observed generations of the resources above that this status is about
 * @param url path of the module below the gateway
 * @param configuration summary of the effective configuration
 * @param features the effective features, sorted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NodeStatus(
        Long observedGeneration,
        List<Condition> conditions,
        @Nullable Observed observed,
        @Nullable ServedBy servedBy,
        @Nullable String url,
        @Nullable OwnedNames derived,
        @Nullable Configuration configuration,
        List<String> features)
        implements ObservedStatus {

    public NodeStatus {
        observedGeneration = Absent.or(observedGeneration, UNOBSERVED);
        conditions = Absent.orEmpty(conditions);
        features = Absent.orEmpty(features);
    }

    /**
     * @param module generation of the Module
     * @param tenantModule generation of the TenantModule; only for a company
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Observed(@Nullable Long module, @Nullable Long tenantModule) {}

    /**
     * @param hash SHA-256 in hex of the canonical JSON (RFC 8785) of the effective configuration
     * @param overridden leaves that a tenant or company set, by key, the first {@link #MOST_OVERRIDDEN} of them
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Configuration(String hash, List<Overridden> overridden) {
        /** The gateway answers all of them at {@code GET <prefix>/configuration}. */
        public static final int MOST_OVERRIDDEN = 50;

        public Configuration {
            overridden = Absent.orEmpty(overridden);
        }
    }

    /**
     * @param key JSON Pointer of the leaf without the leading slash
     * @param origin kind and name of the resource that set it, {@code TenantModule acme/financial}
     */
    public record Overridden(String key, String origin) {}
}
