package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * A custom resource as a node of the tree module, tenant, company.
 *
 * @param kind its class
 * @param id its name and namespace
 */
public record Node(Class<? extends HasMetadata> kind, ResourceID id) {

    public static Node of(HasMetadata resource) {
        return new Node(resource.getClass(), ResourceID.fromResource(resource));
    }
}
