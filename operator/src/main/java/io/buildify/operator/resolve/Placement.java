package io.buildify.operator.resolve;

import org.jspecify.annotations.Nullable;

/**
 * Where the data of a node with a database of its own is, and of a module in the shared one.
 *
 * @param instance id of the instance that owns the database
 * @param module name of the module
 * @param tenant id, or null for the module's own
 * @param company id, or null for a tenant's
 * @param server name of the database server
 * @param database name of the database on that server
 * @param schema the module's schema in it
 * @param separate whether the database belongs to this owner alone
 * @param retained whether the node's resource is gone and its data was kept
 */
public record Placement(
        String instance,
        String module,
        @Nullable String tenant,
        @Nullable String company,
        String server,
        String database,
        String schema,
        boolean separate,
        boolean retained) {}
