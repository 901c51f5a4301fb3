package io.buildify.local.agent.pod;

import io.buildify.local.agent.environment.References;
import io.buildify.local.agent.volume.Tokens;
import io.buildify.local.agent.volume.Tokens.Token;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pod needs of the API server: each method is one request. */
public record PodApi(KubernetesClient client) {

    private static final PatchContext STRATEGIC = PatchContext.of(PatchType.STRATEGIC_MERGE);

    /** Patches the status and, with it, the annotations. */
    void patchStatus(Pod pod, String patch) {
        var metadata = pod.getMetadata();
        client.pods()
                .inNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .subresource("status")
                .patch(STRATEGIC, patch);
    }

    /** Removes this very pod at once; a finalizer may still keep the object. */
    void delete(Pod pod) {
        var metadata = pod.getMetadata();
        var options = new DeleteOptionsBuilder()
                .withGracePeriodSeconds(0L)
                .withNewPreconditions()
                .withUid(metadata.getUid())
                .endPreconditions()
                .build();
        client.raw("/api/v1/namespaces/" + metadata.getNamespace() + "/pods/" + metadata.getName(), "DELETE", options);
    }

    /** Tokens of the pod's ServiceAccount; they die with the pod. */
    Tokens tokens(Pod pod) {
        return (audience, seconds) -> {
            var request = new TokenRequestBuilder()
                    .withNewSpec()
                    .withAudiences(audience == null ? List.of() : List.of(audience))
                    .withExpirationSeconds(seconds)
                    .withNewBoundObjectRef()
                    .withApiVersion("v1")
                    .withKind("Pod")
                    .withName(pod.getMetadata().getName())
                    .withUid(pod.getMetadata().getUid())
                    .endBoundObjectRef()
                    .endSpec()
                    .build();
            var issued = client.serviceAccounts()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getSpec().getServiceAccountName())
                    .tokenRequest(request)
                    .getStatus();
            return new Token(issued.getToken(), Instant.parse(issued.getExpirationTimestamp()));
        };
    }

    /** ConfigMaps and Secrets of a namespace, asked for one by one. */
    References references(String namespace) {
        return new References() {
            @Override
            public Optional<Map<String, String>> configMap(String name) {
                var found = client.configMaps()
                        .inNamespace(namespace)
                        .withName(name)
                        .get();
                return Optional.ofNullable(found).map(map -> map.getData() == null ? Map.of() : map.getData());
            }

            @Override
            public Optional<Map<String, byte[]>> secret(String name) {
                var found =
                        client.secrets().inNamespace(namespace).withName(name).get();
                return Optional.ofNullable(found).map(secret -> decoded(secret.getData()));
            }
        };
    }

    private static Map<String, byte[]> decoded(Map<String, String> data) {
        Map<String, byte[]> decoded = new HashMap<>();
        if (data != null) {
            data.forEach((key, value) -> decoded.put(key, Base64.getDecoder().decode(value)));
        }
        return decoded;
    }
}
