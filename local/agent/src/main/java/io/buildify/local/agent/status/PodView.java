package io.buildify.local.agent.status;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pod and what its containers do at a moment.
 *
 * @param pod as the API server last had it
 * @param initContainers in the order of the spec
 * @param containers in the order of the spec
 * @param startTime when this node took the pod on
 * @param over nothing of the pod runs or will run again
 * @param failure reason and message of a pod that failed as a whole; null otherwise
 */
public record PodView(
        Pod pod,
        List<ContainerView> initContainers,
        List<ContainerView> containers,
        Instant startTime,
        boolean over,
        @Nullable Failure failure) {

    /** @param reason such as {@code DeadlineExceeded} */
    public record Failure(String reason, String message) {}

    /** Whether the init containers have let the others start; once one of those ran, they have. */
    boolean initialized() {
        return containers.stream().anyMatch(ContainerView::everRan)
                || initContainers.stream().allMatch(ContainerView::initialized);
    }

    /** The containers that live as long as the pod: sidecars and those that are not init containers. */
    List<ContainerView> lasting() {
        return Stream.concat(initContainers.stream().filter(ContainerView::sidecar), containers.stream())
                .toList();
    }

    /** A container by its name; the API server sees to it that names are unique in a pod. */
    public Optional<ContainerView> container(String name) {
        return Stream.concat(initContainers.stream(), containers.stream())
                .filter(container -> container.name().equals(name))
                .findFirst();
    }
}
