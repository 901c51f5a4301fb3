package io.buildify.operator.external;

import java.util.Set;

/**
 * What exists on one database server, except what PostgreSQL itself brings.
 *
 * @param databases names of databases, templates excluded
 * @param schemas names of schemas in the server's shared database, system schemas excluded
 * @param roles names of roles, {@code pg_*} excluded
 * @param scopes logins with a row in the shared database's {@code buildify.instance_scope}
 */
public record DatabaseInventory(Set<String> databases, Set<String> schemas, Set<String> roles, Set<String> scopes) {}
