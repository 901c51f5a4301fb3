package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/**
 * Names a custom resource.
 *
 * @param kind its class
 * @param id its name and namespace
 */
public record Subject(Class<? extends HasMetadata> kind, ResourceID id) {

    public static Subject of(HasMetadata resource) {
        return new Subject(resource.getClass(), ResourceID.fromResource(resource));
    }
}
