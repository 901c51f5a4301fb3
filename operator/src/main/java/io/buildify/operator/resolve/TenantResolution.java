package io.buildify.operator.resolve;

import io.buildify.crd.TenantModule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A TenantModule and what it refers to.
 *
 * @param resource the TenantModule
 * @param tenancy which tenant its namespace is
 * @param module the Module; null when it is missing
 * @param traces what the node has left; null while the tenant is unknown
 * @param server the server of its own database: where the data is, else the one asked for, else the Module's; null when unknown
 * @param dependencies the modules that the Module's releases need
 * @param retainedCompanies data of this tenant's companies whose CompanyModule is gone, by company
 */
public record TenantResolution(
        TenantModule resource,
        Tenancy tenancy,
        @Nullable ModuleResolution module,
        @Nullable Traces traces,
        @Nullable DatabaseServer server,
        Map<String, DependencyResolution> dependencies,
        List<Placement> retainedCompanies) {}
