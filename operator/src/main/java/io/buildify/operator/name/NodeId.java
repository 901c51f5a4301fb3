package io.buildify.operator.name;

import io.buildify.config.Tier;
import io.buildify.events.ConfigurationKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree module, tenant, company.
 *
 * @param module name of the module
 * @param tenant id of the tenant, or null for the module itself
 * @param company id of the company, or null for the module and for the tenant itself
 */
public record NodeId(
        String module, @Nullable String tenant, @Nullable String company) {

    public NodeId {
        if (tenant == null && company != null) {
            throw new IllegalArgumentException("company " + company + " of " + module + " has no tenant");
        }
    }

    public static NodeId ofModule(String module) {
        return new NodeId(module, null, null);
    }

    public static NodeId ofTenant(String module, String tenant) {
        return new NodeId(module, tenant, null);
    }

    public static NodeId ofCompany(String module, String tenant, String company) {
        return new NodeId(module, tenant, company);
    }

    /** The instance that this node has when it owns one. */
    public InstanceId instance() {
        return InstanceId.of(this);
    }

    public Tier tier() {
        return company != null ? Tier.COMPANY : tenant != null ? Tier.TENANT : Tier.MODULE;
    }

    /**
     * The key of the node's configuration record.
     *
     * @throws NullPointerException for a module, which has none
     */
    public ConfigurationKey key() {
        return new ConfigurationKey(Objects.requireNonNull(tenant, "a module has no record"), company);
    }
}
