package io.buildify.operator.plan;

import io.buildify.crd.Release;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import org.jspecify.annotations.Nullable;

/**
 * One running copy of a module.
 *
 * @param node the node that owns it; also who is routed to it: a company, a tenant, or everybody without an own one
 * @param id its id
 * @param prefix path under which the gateway serves it
 * @param release what it runs
 * @param replicas how many pods
 * @param resources of each pod; null: none asked for
 * @param database what it works on; null for a module without a database
 * @param kafka its Kafka identity
 */
public record InstancePlan(
        NodeId node,
        InstanceId id,
        String prefix,
        Release release,
        int replicas,
        @Nullable ResourceRequirements resources,
        @Nullable InstanceDatabase database,
        KafkaPlan kafka) {}
