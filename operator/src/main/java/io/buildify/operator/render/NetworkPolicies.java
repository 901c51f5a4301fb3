package io.buildify.operator.render;

import io.buildify.operator.plan.InstancePlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;

/** Who reaches an instance. */
final class NetworkPolicies {
    /** Kubernetes puts this label on every namespace. */
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private NetworkPolicies() {}

    static NetworkPolicy of(InstancePlan plan, ObjectMeta meta, String systemNamespace) {
        return new NetworkPolicyBuilder()
                .withMetadata(meta)
                .withNewSpec()
                .withNewPodSelector()
                .withMatchLabels(Deployments.selector(plan))
                .endPodSelector()
                .withPolicyTypes("Ingress")
                .addNewIngress()
                .addNewFrom()
                .withNewNamespaceSelector()
                .addToMatchLabels(NAMESPACE_NAME, systemNamespace)
                .endNamespaceSelector()
                .endFrom()
                .addNewPort()
                .withProtocol("TCP")
                .withPort(new IntOrString(Deployments.HTTP))
                .endPort()
                .endIngress()
                .endSpec()
                .build();
    }
}
