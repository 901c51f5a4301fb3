package io.buildify.operator.runtime;

import io.buildify.operator.apply.PodTrouble;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.UnaryOperator;

/** Name of a pod -> the last line of its log; empty when there is none. */
final class PodLog implements UnaryOperator<String> {
    private static final int LINES = 20;

    private final KubernetesClient client;
    private final String namespace;

    PodLog(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public String apply(String pod) {
        try {
            return PodTrouble.lastLine(client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .tailingLines(LINES)
                    .getLog());
        } catch (KubernetesClientException e) {
            return "";
        }
    }
}
