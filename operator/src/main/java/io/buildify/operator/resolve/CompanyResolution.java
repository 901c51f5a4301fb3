package io.buildify.operator.resolve;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import org.jspecify.annotations.Nullable;

/**
 * A CompanyModule and what it refers to.
 *
 * @param resource the CompanyModule
 * @param tenancy which tenant its namespace is
 * @param module the Module; null when it is missing
 * @param tenant the TenantModule; null when it is missing or being deleted
 * @param traces what the node has left; null while the tenant is unknown
 * @param server the server of its own database: where the data is, else the one asked for, else its ancestor's; null when unknown
 */
public record CompanyResolution(
        CompanyModule resource,
        Tenancy tenancy,
        @Nullable Module module,
        @Nullable TenantResolution tenant,
        @Nullable Traces traces,
        @Nullable DatabaseServer server) {}
