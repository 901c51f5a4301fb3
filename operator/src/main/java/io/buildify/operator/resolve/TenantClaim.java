package io.buildify.operator.resolve;

/**
 * Which namespace a tenant id belongs to.
 *
 * @param tenant the id
 * @param namespace name of the namespace
 * @param uid of that namespace; another namespace of the same name does not inherit the claim
 */
public record TenantClaim(String tenant, String namespace, String uid) {}
