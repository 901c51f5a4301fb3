package io.buildify.local.agent.pod;

import io.buildify.local.agent.log.LogFile;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers of a pod: init containers one after the other, sidecars staying, then the others side by side. */
final class PodContainers {

    /** What sidecars are given once the containers they served have ended. */
    private static final Duration POD_IS_DONE = Duration.ofSeconds(10);

    private final PodParts parts;
    private final List<ContainerRun> first;
    private final List<ContainerRun> then;

    PodContainers(Pod pod, PodParts parts) {
        this.parts = parts;
        first = pod.getSpec().getInitContainers().stream()
                .map(container -> new ContainerRun(container.getName(), parts, RestartRule.ofInit(pod, container)))
                .toList();
        then = pod.getSpec().getContainers().stream()
                .map(container -> new ContainerRun(container.getName(), parts, RestartRule.of(pod)))
                .toList();
    }

    /** Runs them until none is to be started again. */
    void run() throws InterruptedException {
        List<Thread> sidecars = new ArrayList<>();
        if (initialize(sidecars)) {
            join(then.stream().map(PodContainers::start).toList());
        }
        if (!sidecars.isEmpty()) {
            parts.stop().give();
            stop(POD_IS_DONE);
            join(sidecars);
        }
    }

    /** False when the others must not be started. */
    private boolean initialize(List<Thread> sidecars) throws InterruptedException {
        for (var container : first) {
            if (parts.state().container(container.name()).sidecar()) {
                sidecars.add(start(container));
                parts.state().awaitStarted(container.name(), parts.stop());
            } else if (container.run().filter(Terminated::successful).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Thread start(ContainerRun container) {
        return Thread.ofVirtual().name("container-" + container.name()).start(() -> run(container));
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void run(ContainerRun container) {
        try {
            container.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what runs, all at the same time; returns at once. */
    void stop(Duration grace) {
        all().forEach(container -> Thread.startVirtualThread(() -> stop(container, grace)));
    }

    private static void stop(ContainerRun container, Duration grace) {
        try {
            container.stop(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts a container again because its definition changed. */
    void restart(String name) {
        all().filter(container -> container.name().equals(name)).forEach(ContainerRun::restart);
    }

    /** The log of a run of a container; empty if there is none. */
    Optional<LogFile> log(String name, int restart) throws IOException {
        var container = all().filter(candidate -> candidate.name().equals(name)).findFirst();
        return container.isEmpty() ? Optional.empty() : container.get().logs().run(restart);
    }

    private Stream<ContainerRun> all() {
        return Stream.concat(first.stream(), then.stream());
    }
}
