package io.buildify.operator.runtime;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must be on the API server before anything can be decided or removed. */
public final class Prerequisites {
    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(Module.class, TenantModule.class, CompanyModule.class);

    private final KubernetesClient client;

    public Prerequisites(KubernetesClient client) {
        this.client = client;
    }

    /** Why the operator cannot work now; empty when it can. Asks the API server. */
    public Optional<String> missing() {
        try {
            return KINDS.stream()
                    .map(CustomResource::getCRDName)
                    .filter(it -> !isServed(client.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName(it)
                            .get()))
                    .map(it -> "CustomResourceDefinition " + it + " is missing or being deleted; install the CRDs")
                    .findFirst();
        } catch (KubernetesClientException e) {
            return Optional.of("The API server does not answer: " + e.getMessage());
        }
    }

    private static boolean isServed(@Nullable CustomResourceDefinition definition) {
        return definition != null && !definition.isMarkedForDeletion();
    }
}
