package io.buildify.local.platform;

import io.buildify.local.progress.Progress.Note;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Waits until Buildify's custom resources are Ready as they were applied. */
record Readiness(KubernetesClient client) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String GROUP = "buildify.io/";

    void await(List<HasMetadata> applied, Note note) throws InterruptedException {
        List<HasMetadata> ours = applied.stream()
                .filter(object -> object.getApiVersion().startsWith(GROUP))
                .toList();
        new Deadline(PATIENCE, "These are not Ready")
                .await(
                        () -> ours.stream()
                                .map(this::missing)
                                .flatMap(Optional::stream)
                                .toList(),
                        note);
    }

    private Optional<String> missing(HasMetadata applied) {
        HasMetadata now = client.resource(applied).get();
        if (!(now instanceof GenericKubernetesResource resource)) {
            return Optional.of(name(applied));
        }
        List<Map<String, Object>> conditions = resource.get("status", "conditions");
        return Optional.ofNullable(conditions).orElse(List.of()).stream()
                        .anyMatch(condition -> isReady(condition, resource))
                ? Optional.empty()
                : Optional.of(name(applied) + reason(conditions));
    }

    private static boolean isReady(Map<String, Object> condition, GenericKubernetesResource resource) {
        return "Ready".equals(condition.get("type"))
                && "True".equals(condition.get("status"))
                && condition.get("observedGeneration") instanceof Number observed
                && observed.longValue() == resource.getMetadata().getGeneration();
    }

    private static String reason(@org.jspecify.annotations.Nullable List<Map<String, Object>> conditions) {
        return Optional.ofNullable(conditions).orElse(List.of()).stream()
                .filter(condition -> "Ready".equals(condition.get("type")))
                .findFirst()
                .map(condition -> ": " + condition.get("reason") + ", " + condition.get("message"))
                .orElse(": the operator has not seen it yet");
    }

    private static String name(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        return object.getKind() + " " + (namespace == null ? "" : namespace + "/")
                + object.getMetadata().getName();
    }
}
