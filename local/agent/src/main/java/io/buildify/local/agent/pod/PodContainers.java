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

/** The containers of a pod: init containers one after the other, then the others side by side. */
final class PodContainers {

    private final List<ContainerRun> first;
    private final List<ContainerRun> then;

    PodContainers(Pod pod, PodParts parts) {
        first = pod.getSpec().getInitContainers().stream()
                .map(container -> new ContainerRun(container, parts, RestartRule.ofInit(pod)))
                .toList();
        then = pod.getSpec().getContainers().stream()
                .map(container -> new ContainerRun(container, parts, RestartRule.of(pod)))
                .toList();
    }

    /** Runs them until none is to be started again. */
    void run() throws InterruptedException {
        for (var container : first) {
            if (container.run().filter(Terminated::successful).isEmpty()) {
                return;
            }
        }
        List<Thread> threads = new ArrayList<>();
        for (var container : then) {
            threads.add(Thread.ofVirtual().name("container-" + container.name()).start(() -> run(container)));
        }
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

    /** The log of a run of a container; empty if there is none. */
    Optional<LogFile> log(String name, int restart) throws IOException {
        var container = all().filter(candidate -> candidate.name().equals(name)).findFirst();
        return container.isEmpty() ? Optional.empty() : container.get().logs().run(restart);
    }

    private Stream<ContainerRun> all() {
        return Stream.concat(first.stream(), then.stream());
    }
}
