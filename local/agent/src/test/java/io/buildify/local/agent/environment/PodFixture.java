package io.buildify.local.agent.environment;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A pod in a namespace with one ConfigMap and one Secret. */
final class PodFixture implements References {

    static final Pod POD = Serialization.unmarshal("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-1
              namespace: shop
              uid: 4711
              labels: {app: web, tier: front}
            spec: {nodeName: local, serviceAccountName: waiter, containers: []}
            """, Pod.class);

    /** A container written as in a Pod, indented by nothing. */
    static Container container(String yaml) {
        return Serialization.unmarshal("---\n" + yaml, Container.class);
    }

    static Environment environment(Container container) {
        return new Environment(
                new PodFixture(),
                "shop",
                new PodFields(POD),
                new ResourceFields(container, Map.of("memory", "1Gi", "cpu", "4")),
                text -> text.replace("/etc/tls", "/volumes/tls"));
    }

    @Override
    public Optional<Map<String, String>> configMap(String name) {
        return name.equals("settings") ? Optional.of(Map.of("currency", "EUR", "language", "de")) : Optional.empty();
    }

    @Override
    public Optional<Map<String, byte[]>> secret(String name) {
        return name.equals("login")
                ? Optional.of(Map.of("password", "s3cret".getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}
