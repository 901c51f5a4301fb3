package io.buildify.operator.runtime;

import io.buildify.operator.external.FaultPoints;
import io.buildify.operator.external.kubernetes.ApiWrites;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The client that everything asks the API server with: as Quarkus configures it, and watched over. */
final class ApiParts {
    private static final String WRITES = "WRITES";

    @Produces
    @Singleton
    KubernetesClient client(
            Config config, KubernetesSerialization serialization, MeterRegistry meters, FaultPoints faults) {
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(serialization)
                .withHttpClientBuilderConsumer(it -> it.addOrReplaceInterceptor(WRITES, new ApiWrites(meters, faults)))
                .build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }
}
