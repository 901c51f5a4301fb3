package io.buildify.local.platform;

import io.buildify.local.progress.Progress.Note;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Waits until Deployments have rolled out what was applied. */
record Availability(KubernetesClient client) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    void await(List<HasMetadata> applied, Note note) throws InterruptedException {
        List<Deployment> deployments = applied.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
        new Deadline(PATIENCE, "These do not serve")
                .await(
                        () -> deployments.stream()
                                .map(this::missing)
                                .flatMap(Optional::stream)
                                .toList(),
                        note);
    }

    private Optional<String> missing(Deployment applied) {
        Deployment now = client.resource(applied).get();
        if (now != null && isRolledOut(now)) {
            return Optional.empty();
        }
        String name = applied.getMetadata().getName();
        return Optional.of(name + reasons(applied) + " (./buildify logs " + name + ")");
    }

    private static boolean isRolledOut(Deployment deployment) {
        int wanted = deployment.getSpec().getReplicas();
        return deployment.getStatus() != null
                && Objects.equals(
                        deployment.getStatus().getObservedGeneration(),
                        deployment.getMetadata().getGeneration())
                && number(deployment.getStatus().getUpdatedReplicas()) == wanted
                && number(deployment.getStatus().getReadyReplicas()) == wanted
                && number(deployment.getStatus().getReplicas()) == wanted;
    }

    private static int number(@org.jspecify.annotations.Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private String reasons(Deployment deployment) {
        return client
                .pods()
                .inNamespace(deployment.getMetadata().getNamespace())
                .withLabels(deployment.getSpec().getSelector().getMatchLabels())
                .list()
                .getItems()
                .stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .map(Availability::reason)
                .flatMap(Optional::stream)
                .map(reason -> ": " + reason)
                .distinct()
                .collect(Collectors.joining());
    }

    private static Optional<String> reason(ContainerStatus container) {
        ContainerState state = container.getState();
        if (state.getWaiting() != null) {
            return Optional.of(state.getWaiting().getReason() + " "
                    + text(state.getWaiting().getMessage()));
        }
        if (state.getTerminated() != null) {
            return Optional.of(state.getTerminated().getReason() + " "
                    + text(state.getTerminated().getMessage()));
        }
        return Optional.empty();
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
