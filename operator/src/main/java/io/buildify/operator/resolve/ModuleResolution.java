package io.buildify.operator.resolve;

import io.buildify.crd.Module;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Module and what belongs to it.
 *
 * @param module the resource
 * @param prefixHolder the older Module with the same {@code api.prefix}; null when there is none
 * @param placement where its data is; null before it has any
 * @param server the server of its database: where the data is, else the one asked for; null when unknown or without database
 * @param used whether any TenantModule refers to it
 * @param serving whether anybody is served by its instance
 * @param published for each module that a release subscribes to and that is registered, the types that its stable release publishes
 * @param cleaningUp whether what an earlier resource of this name left is still being removed
 */
public record ModuleResolution(
        Module module,
        @Nullable String prefixHolder,
        @Nullable Placement placement,
        @Nullable DatabaseServer server,
        boolean used,
        boolean serving,
        Map<String, List<String>> published,
        boolean cleaningUp,
        Surroundings surroundings) {}
