package io.buildify.config;

/**
 * Who set a leaf of the configuration.
 *
 * @param tier the tier it was set at
 * @param resource kind and name of the resource that set it, {@code TenantModule acme/financial}
 */
public record Origin(Tier tier, String resource) {}
