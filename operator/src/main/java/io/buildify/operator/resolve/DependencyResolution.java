package io.buildify.operator.resolve;

import io.buildify.crd.TenantModule;
import org.jspecify.annotations.Nullable;

/**
 * Another module that a release needs, in the same tenant.
 *
 * @param tenantModule the tenant's use of it; null when it has none
 * @param stable the version that its Module's stable channel points at; null when the Module is missing
 */
public record DependencyResolution(
        @Nullable TenantModule tenantModule, @Nullable String stable) {}
