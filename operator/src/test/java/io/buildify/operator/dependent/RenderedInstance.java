package io.buildify.operator.dependent;

import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.Map;
import java.util.stream.Stream;

/** One object of each kind, with what the API server defaults left out. */
final class RenderedInstance {
    private RenderedInstance() {}

    static Stream<HasMetadata> of(String instance) {
        return Stream.of(
                deployment(instance),
                service(instance),
                secret(instance),
                new ServiceAccountBuilder()
                        .withMetadata(meta(instance))
                        .withAutomountServiceAccountToken(false)
                        .build(),
                new NetworkPolicyBuilder()
                        .withMetadata(meta(instance))
                        .withNewSpec()
                        .withNewPodSelector()
                        .addToMatchLabels(Labels.INSTANCE, instance)
                        .endPodSelector()
                        .withPolicyTypes("Ingress")
                        .addNewIngress()
                        .addNewPort()
                        .withPort(new IntOrString(8080))
                        .endPort()
                        .endIngress()
                        .endSpec()
                        .build(),
                new HTTPRouteBuilder()
                        .withMetadata(meta(instance))
                        .withNewSpec()
                        .addNewParentRef()
                        .withName("buildify")
                        .withNamespace("buildify-system")
                        .endParentRef()
                        .addNewRule()
                        .addNewMatch()
                        .withNewPath()
                        .withType("PathPrefix")
                        .withValue("/api/v1/" + instance)
                        .endPath()
                        .endMatch()
                        .addNewBackendRef()
                        .withName(instance)
                        .withPort(8080)
                        .endBackendRef()
                        .endRule()
                        .endSpec()
                        .build());
    }

    static Service service(String instance) {
        return new ServiceBuilder()
                .withMetadata(meta(instance))
                .withNewSpec()
                .addToSelector(Labels.INSTANCE, instance)
                .addNewPort()
                .withName("http")
                .withPort(8080)
                .endPort()
                .endSpec()
                .build();
    }

    static Secret secret(String instance) {
        return new SecretBuilder()
                .withMetadata(meta(instance))
                .withType("Opaque")
                .withData(Map.of("kafka-username", "dXNlcg==", "kafka-password", "c2VjcmV0"))
                .build();
    }

    static Deployment deployment(String instance) {
        return new DeploymentBuilder()
                .withMetadata(meta(instance))
                .withNewSpec()
                .withReplicas(1)
                .withNewSelector()
                .addToMatchLabels(Labels.INSTANCE, instance)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(meta(instance).getLabels())
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("module")
                .withImage("buildify/none:1.0.0")
                .addNewPort()
                .withName("http")
                .withContainerPort(8080)
                .endPort()
                .addNewEnv()
                .withName("BUILDIFY_MODULE")
                .withValue("children")
                .endEnv()
                .addNewEnv()
                .withName("BUILDIFY_KAFKA_PASSWORD")
                .withNewValueFrom()
                .withNewSecretKeyRef("kafka-password", instance, null)
                .endValueFrom()
                .endEnv()
                .withNewResources()
                .addToRequests("cpu", new Quantity("0.1"))
                .addToLimits("memory", new Quantity("1024Mi"))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static ObjectMeta meta(String instance) {
        return new ObjectMetaBuilder()
                .withName(instance)
                .withNamespace("buildify-modules")
                .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
                .addToLabels(Labels.INSTANCE, instance)
                .addToLabels(Labels.MODULE, "children")
                .build();
    }
}
