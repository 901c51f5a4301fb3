package io.buildify.local.agent.pod;

import io.buildify.local.agent.log.ContainerLogs;
import io.buildify.local.agent.probe.ProbeListener;
import io.buildify.local.agent.probe.ProbeTarget;
import io.buildify.local.agent.probe.Probing;
import io.buildify.local.agent.process.CannotStart;
import io.buildify.local.agent.process.ContainerProcess;
import io.buildify.local.agent.process.Marker;
import io.buildify.local.agent.process.ProcessOrder;
import io.buildify.local.agent.status.ContainerPhase.Running;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of one container: it is started, watched, and started again as long as its rule says so. */
final class ContainerRun {

    private final Container container;
    private final PodParts pod;
    private final RestartRule rule;
    private final Termination termination;
    private final ContainerLogs logs;
    private @Nullable ContainerProcess process;

    ContainerRun(Container container, PodParts pod, RestartRule rule) {
        this.container = container;
        this.pod = pod;
        this.rule = rule;
        this.termination = new Termination(container, pod.folder().terminationLog(name()));
        this.logs = new ContainerLogs(pod.folder().container(name()));
    }

    String name() {
        return container.getName();
    }

    ContainerLogs logs() {
        return logs;
    }

    /**
     * Runs the container until it is not to be started again or the pod is to end.
     *
     * @return how it ended; empty if it never ran
     */
    Optional<Terminated> run() throws InterruptedException {
        var before = pod.state().container(name()).ended();
        if (before.isPresent() && !rule.restarts(before.get())) {
            return before;
        }
        var backOff = BackOff.starting(pod.services().restartDelay());
        while (true) {
            var order = new ContainerStart(container, pod).prepare();
            var end = order.isEmpty() ? Optional.<Terminated>empty() : runOnce(order.get());
            if (end.isEmpty()) {
                return pod.state().container(name()).ended();
            }
            pod.state().container(name(), view -> view.ends(end.get()));
            if (pod.stop().given() || !rule.restarts(end.get())) {
                return end;
            }
            backOff = backOff.after(end.get().startedAt(), end.get().finishedAt());
            if (backsOff(backOff.delay())) {
                return end;
            }
        }
    }

    /** Waits before the next start; true when the pod is to end. */
    private boolean backsOff(Duration delay) throws InterruptedException {
        if (delay.isZero()) {
            return pod.stop().given();
        }
        var metadata = pod.state().pod().getMetadata();
        var subject = "container %s in pod %s_%s(%s)"
                .formatted(name(), metadata.getName(), metadata.getNamespace(), metadata.getUid());
        pod.events().warning("BackOff", name(), "Back-off restarting failed " + subject);
        var message = "back-off %ds restarting failed %s".formatted(delay.toSeconds(), subject);
        pod.state().container(name(), view -> view.waits(new Waiting("CrashLoopBackOff", message)));
        return pod.stop().within(delay);
    }

    private Optional<Terminated> runOnce(ProcessOrder order) throws InterruptedException {
        var view = pod.state().container(name());
        var restart = view.everRan() ? view.restarts() + 1 : 0;
        try {
            var started = start(order, restart);
            return started.isEmpty() ? Optional.empty() : Optional.of(watch(started.get(), order, restart));
        } catch (CannotStart | IOException e) {
            pod.events()
                    .warning(
                            "Failed",
                            name(),
                            "Error: failed to start container \"%s\": %s".formatted(name(), e.getMessage()));
            var end = termination.neverStarted(
                    String.valueOf(e.getMessage()), pod.services().clock().instant());
            pod.state().container(name(), now -> now.runs(new Running("", end.startedAt()), restart, false, false));
            return Optional.of(end);
        }
    }

    /** Empty when the pod was told to end a moment before. */
    private synchronized Optional<ContainerProcess> start(ProcessOrder order, int restart)
            throws CannotStart, IOException {
        if (pod.stop().given()) {
            return Optional.empty();
        }
        var started = ContainerProcess.start(
                order,
                Marker.of(pod.state().pod().getMetadata().getUid(), name()),
                pod.folder().processRecord(name()),
                logs.begin(restart),
                pod.services().clock());
        process = started;
        return Optional.of(started);
    }

    private Terminated watch(ContainerProcess started, ProcessOrder order, int restart) throws InterruptedException {
        var id = "process://" + started.pid();
        pod.events()
                .normal(
                        "Started",
                        name(),
                        "Started container %s: pid %d%s".formatted(name(), started.pid(), listening()));
        pod.state().ports(pod.ports().all());
        pod.state()
                .container(
                        name(),
                        view -> view.runs(
                                new Running(id, started.started()),
                                restart,
                                Probing.atOnce(container.getStartupProbe()),
                                Probing.atOnce(container.getStartupProbe(), container.getReadinessProbe())));
        var literals = pod.surroundings().mounts(container);
        var target = new ProbeTarget(port -> pod.ports().resolve(container, port), order, literals::rewrite);
        try (var ignored = Probing.start(container, target, pod.services().checks(), new Listener(started))) {
            return termination.ended(id, started.started(), started.await());
        }
    }

    private String listening() {
        var port = pod.ports().variables(container).get("PORT");
        return port == null ? "" : ", port " + port;
    }

    /** Ends the process, if one runs; returns when it has ended. */
    void stop(Duration grace) throws InterruptedException {
        ContainerProcess running;
        synchronized (this) {
            running = process;
        }
        if (running != null && running.isAlive()) {
            pod.events().normal("Killing", name(), "Stopping container " + name());
            running.stop(grace);
        }
    }

    /** Takes down to the status what probes find out about one process. */
    private final class Listener implements ProbeListener {

        private final ContainerProcess probed;

        Listener(ContainerProcess probed) {
            this.probed = probed;
        }

        @Override
        public void started() {
            pod.state().container(name(), view -> view.probed(true, view.ready()));
        }

        @Override
        public void ready(boolean ready) {
            pod.state().container(name(), view -> view.probed(view.started(), ready));
        }

        @Override
        public void unhealthy(String message) {
            pod.events().warning("Unhealthy", name(), message);
        }

        /** In a thread of its own: the probe's ends with the process. */
        @Override
        public void giveUp(String kind, @Nullable Long graceSeconds) {
            pod.events()
                    .normal(
                            "Killing",
                            name(),
                            "Container %s failed %s probe, will be restarted".formatted(name(), kind));
            var podGrace = pod.state().pod().getSpec().getTerminationGracePeriodSeconds();
            var grace = graceSeconds != null ? graceSeconds : podGrace == null ? 30 : podGrace;
            Thread.startVirtualThread(() -> {
                try {
                    probed.stop(Duration.ofSeconds(grace));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
