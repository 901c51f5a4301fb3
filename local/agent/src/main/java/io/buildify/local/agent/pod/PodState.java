package io.buildify.local.agent.pod;

import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.buildify.local.agent.status.ContainerStatuses;
import io.buildify.local.agent.status.ContainerView;
import io.buildify.local.agent.status.PodView;
import io.buildify.local.agent.status.PodView.Failure;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a pod on this node; its parts write to it, the status writer waits for changes. */
final class PodState {

    private final Instant startTime;
    private final Map<String, ContainerView> containers = new HashMap<>();
    private Pod pod;
    private Map<Integer, Integer> ports = Map.of();
    private boolean over;
    private @Nullable Failure failure;
    private long version = 1;

    /**
     * Takes up a pod: a fresh one, or one that ran before on this node.
     *
     * @param now when
     */
    PodState(Pod pod, Instant now) {
        this.pod = pod;
        var status = pod.getStatus();
        var earlier = status.getStartTime();
        this.startTime = earlier == null ? now : Instant.parse(earlier);
        var first = pod.getSpec().getInitContainers().isEmpty() ? Waiting.CREATING : Waiting.INITIALIZING;
        all(pod).forEach(spec ->
                containers.put(spec.getName(), ContainerView.waiting(spec.getName(), isSidecar(spec), first)));
        restore(status.getInitContainerStatuses(), now);
        restore(status.getContainerStatuses(), now);
    }

    private void restore(List<ContainerStatus> statuses, Instant now) {
        for (var status : statuses) {
            containers.computeIfPresent(
                    status.getName(), (name, view) -> ContainerStatuses.restore(status, view.sidecar(), now));
        }
    }

    private static Stream<Container> all(Pod pod) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream());
    }

    /** An init container that is to keep running beside the others. */
    static boolean isSidecar(Container container) {
        return "Always".equals(container.getRestartPolicy());
    }

    synchronized PodView view() {
        return new PodView(
                pod,
                views(pod.getSpec().getInitContainers()),
                views(pod.getSpec().getContainers()),
                startTime,
                over,
                failure);
    }

    private List<ContainerView> views(List<Container> specs) {
        return specs.stream().map(spec -> container(spec.getName())).toList();
    }

    synchronized ContainerView container(String name) {
        return Objects.requireNonNull(containers.get(name), name);
    }

    synchronized Pod pod() {
        return pod;
    }

    /** A container's definition as it is now: its image may change while the pod lives. */
    synchronized Container spec(String name) {
        return all(pod).filter(spec -> spec.getName().equals(name)).findFirst().orElseThrow();
    }

    synchronized Map<Integer, Integer> ports() {
        return ports;
    }

    /** The API server has a newer version of the pod: its readiness gates and generation enter the status. */
    synchronized void pod(Pod newer) {
        var generation = pod.getMetadata().getGeneration();
        pod = newer;
        if (!newer.getSpec().getReadinessGates().isEmpty()
                || !Objects.equals(generation, newer.getMetadata().getGeneration())) {
            changed();
        }
    }

    synchronized void container(String name, UnaryOperator<ContainerView> change) {
        var before = container(name);
        var after = change.apply(before);
        if (!after.equals(before)) {
            containers.put(name, after);
            changed();
        }
    }

    synchronized void ports(Map<Integer, Integer> real) {
        ports = real;
    }

    synchronized void failed(Failure why) {
        failure = why;
        changed();
    }

    /** Waits until a container is started or the pod is to end. */
    synchronized void awaitStarted(String name, StopSignal stop) throws InterruptedException {
        while (!container(name).started() && !stop.given()) {
            wait();
        }
    }

    /** Lets those who wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** Nothing will run again. */
    synchronized void over() {
        over = true;
        changed();
    }

    synchronized long version() {
        return version;
    }

    /** Waits until something changed since a version. */
    synchronized void awaitAfter(long seen) throws InterruptedException {
        while (version <= seen) {
            wait();
        }
    }

    private void changed() {
        version++;
        notifyAll();
    }
}
