package io.buildify.operator.plan;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** How messages and origins call a resource. */
final class Subject {
    private Subject() {}

    /** {@code Module financial}, {@code TenantModule acme/financial}. */
    static String of(HasMetadata resource) {
        var meta = resource.getMetadata();
        var name = meta.getNamespace() == null ? meta.getName() : meta.getNamespace() + "/" + meta.getName();
        return resource.getKind() + " " + name;
    }
}
