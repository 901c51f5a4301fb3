package io.buildify.operator.apply;

import io.buildify.crd.ConditionReason;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a pod from serving. PURE.
 *
 * @param reason of the condition
 * @param pod its name
 * @param detail what the cluster or the process says; empty when only the pod's log can tell
 */
public record PodTrouble(ConditionReason reason, String pod, String detail) {
    /** So long may a process run without being ready before a person is told. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Set<String> IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    private static final Set<String> REFUSED =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    /** The trouble of the pod, if it has any at this time. */
    public static Optional<PodTrouble> of(Pod pod, Instant now) {
        return unscheduled(pod)
                .or(() -> statuses(pod).stream()
                        .flatMap(it -> container(pod, it, now).stream())
                        .findFirst());
    }

    /** What keeps any process of the pod from being started: no node, no image, refused. */
    public static Optional<PodTrouble> beforeStart(Pod pod) {
        return unscheduled(pod)
                .or(() -> statuses(pod).stream()
                        .filter(it -> it.getState() != null && it.getState().getWaiting() != null)
                        .flatMap(it -> waiting(pod, it, it.getState().getWaiting()).stream())
                        .findFirst());
    }

    /** When a pod that is not ready yet will have been so for too long; empty when that is not what it waits for. */
    public static Optional<Instant> deadline(Pod pod) {
        return statuses(pod).stream()
                .filter(it -> !Boolean.TRUE.equals(it.getReady()))
                .flatMap(it -> runningSince(it).stream())
                .map(it -> it.plus(PATIENCE))
                .findFirst();
    }

    private static Optional<PodTrouble> unscheduled(Pod pod) {
        List<PodCondition> conditions =
                pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
        return conditions.stream()
                .filter(it -> "PodScheduled".equals(it.getType()) && "False".equals(it.getStatus()))
                .map(it -> trouble(ConditionReason.PodRefused, pod, it.getMessage()))
                .findFirst();
    }

    private static Optional<PodTrouble> container(Pod pod, ContainerStatus status, Instant now) {
        ContainerState state = status.getState() == null ? new ContainerState() : status.getState();
        if (Boolean.TRUE.equals(status.getReady())) {
            return Optional.empty();
        }
        if (state.getWaiting() != null) {
            return waiting(pod, status, state.getWaiting());
        }
        if (state.getTerminated() != null) {
            return Optional.of(ended(pod, state.getTerminated()));
        }
        return runningSince(status)
                .filter(it -> !now.isBefore(it.plus(PATIENCE)))
                .map(it -> trouble(ConditionReason.NotReadyInTime, pod, ""))
                .or(() -> lastEnd(pod, status));
    }

    private static Optional<PodTrouble> waiting(Pod pod, ContainerStatus status, ContainerStateWaiting waiting) {
        if (IMAGE.contains(waiting.getReason())) {
            return Optional.of(trouble(ConditionReason.ImagePullFailed, pod, waiting.getMessage()));
        }
        if (REFUSED.contains(waiting.getReason())) {
            return Optional.of(trouble(ConditionReason.PodRefused, pod, waiting.getMessage()));
        }
        return lastEnd(pod, status);
    }

    /** A process that was started again has not shown yet that it does better. */
    private static Optional<PodTrouble> lastEnd(Pod pod, ContainerStatus status) {
        return Optional.ofNullable(status.getLastState())
                .map(ContainerState::getTerminated)
                .map(it -> ended(pod, it));
    }

    private static PodTrouble ended(Pod pod, ContainerStateTerminated terminated) {
        String line = lastLine(terminated.getMessage());
        String exit = "exit code " + terminated.getExitCode();
        return trouble(ConditionReason.CrashLooping, pod, line.isEmpty() ? exit : exit + ": " + line);
    }

    /** What a pod's container said last before it ended; empty when it has not ended or said nothing. */
    public static String lastWords(Pod pod) {
        return statuses(pod).stream()
                .map(it -> it.getState() == null ? null : it.getState().getTerminated())
                .filter(Objects::nonNull)
                .map(it -> lastLine(it.getMessage()))
                .findFirst()
                .orElse("");
    }

    /** The last line of a text that is not blank; empty without one. */
    public static String lastLine(@Nullable String text) {
        return text == null
                ? ""
                : text.lines().filter(it -> !it.isBlank()).reduce("", (first, second) -> second.strip());
    }

    private static Optional<Instant> runningSince(ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(ContainerState::getRunning)
                .map(it -> it.getStartedAt())
                .map(Instant::parse);
    }

    private static List<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    }

    private static PodTrouble trouble(ConditionReason reason, Pod pod, @Nullable String detail) {
        return new PodTrouble(reason, pod.getMetadata().getName(), detail == null ? "" : detail);
    }
}
