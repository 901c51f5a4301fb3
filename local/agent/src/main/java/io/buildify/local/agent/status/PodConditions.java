package io.buildify.local.agent.status;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions that kubelet owns. Others, such as PodScheduled, stay as they are. */
record PodConditions(PodView view, PodPhase phase, List<PodCondition> before, Instant now) {

    List<PodCondition> all() {
        var containersReady = containersReady("ContainersReady");
        return List.of(
                condition("PodReadyToStartContainers", !view.over(), null, null),
                initialized(),
                ready(containersReady),
                containersReady);
    }

    private PodCondition initialized() {
        var missing = names(view.initContainers(), container -> !container.initialized());
        if (phase == PodPhase.Succeeded) {
            return condition("Initialized", true, "PodCompleted", null);
        }
        return view.initialized()
                ? condition("Initialized", true, null, null)
                : condition(
                        "Initialized",
                        false,
                        "ContainersNotInitialized",
                        "containers with incomplete status: [" + missing + "]");
    }

    private PodCondition containersReady(String type) {
        if (phase == PodPhase.Succeeded) {
            return condition(type, false, "PodCompleted", null);
        }
        if (phase == PodPhase.Failed) {
            return condition(type, false, "PodFailed", null);
        }
        var unready = names(view.lasting(), container -> !container.ready());
        return unready.isEmpty()
                ? condition(type, true, null, null)
                : condition(type, false, "ContainersNotReady", "containers with unready status: [" + unready + "]");
    }

    private PodCondition ready(PodCondition containersReady) {
        if (!"True".equals(containersReady.getStatus())) {
            return containersReady("Ready");
        }
        var closed = view.pod().getSpec().getReadinessGates().stream()
                .map(PodReadinessGate::getConditionType)
                .filter(gate -> !holds(gate))
                .collect(Collectors.joining(" "));
        return closed.isEmpty()
                ? condition("Ready", true, null, null)
                : condition(
                        "Ready",
                        false,
                        "ReadinessGatesNotReady",
                        "readiness gates that are not True: [" + closed + "]");
    }

    private boolean holds(String gate) {
        return view.pod().getStatus().getConditions().stream()
                .anyMatch(c -> c.getType().equals(gate) && "True".equals(c.getStatus()));
    }

    /** Keeps the time of the last transition while the status stays the same. */
    private PodCondition condition(String type, boolean holds, @Nullable String reason, @Nullable String message) {
        var status = holds ? "True" : "False";
        var since = before.stream()
                .filter(c -> c.getType().equals(type) && Objects.equals(c.getStatus(), status))
                .map(PodCondition::getLastTransitionTime)
                .findFirst()
                .orElse(Timestamp.of(now));
        return new PodConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(since)
                .withObservedGeneration(view.pod().getMetadata().getGeneration())
                .build();
    }

    private static String names(List<ContainerView> containers, Predicate<ContainerView> which) {
        return containers.stream().filter(which).map(ContainerView::name).collect(Collectors.joining(" "));
    }
}
