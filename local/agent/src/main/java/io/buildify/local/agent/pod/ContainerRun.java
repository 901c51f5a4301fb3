package io.buildify.local.agent.pod;

import io.buildify.local.agent.log.ContainerLogs;
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

    private final String name;
    private final PodParts pod;
    private final RestartRule rule;
    private final ContainerLogs logs;
    private @Nullable RunningContainer running;

    ContainerRun(String name, PodParts pod, RestartRule rule) {
        this.name = name;
        this.pod = pod;
        this.rule = rule;
        this.logs = new ContainerLogs(pod.folder().container(name));
    }

    String name() {
        return name;
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
        var before = pod.state().container(name).ended();
        if (before.isPresent() && !rule.restarts(before.get())) {
            return before;
        }
        var backOff = BackOff.starting(pod.services().restartDelay());
        while (true) {
            var end = runOnce();
            if (end.isEmpty()) {
                return pod.state().container(name).ended();
            }
            pod.state().container(name, view -> view.ends(end.get()));
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
                .formatted(name, metadata.getName(), metadata.getNamespace(), metadata.getUid());
        pod.events().warning("BackOff", name, "Back-off restarting failed " + subject);
        var message = "back-off %ds restarting failed %s".formatted(delay.toSeconds(), subject);
        pod.state().container(name, view -> view.waits(new Waiting("CrashLoopBackOff", message)));
        return pod.stop().within(delay);
    }

    /** Empty when the pod is to end before the container could be started. */
    private Optional<Terminated> runOnce() throws InterruptedException {
        var order = new ContainerStart(name, pod).prepare();
        if (order.isEmpty()) {
            return Optional.empty();
        }
        var view = pod.state().container(name);
        var restart = view.everRan() ? view.restarts() + 1 : 0;
        try {
            var started = start(order.get(), restart);
            return started.isEmpty()
                    ? Optional.empty()
                    : Optional.of(started.get().watch(restart));
        } catch (CannotStart | IOException e) {
            return Optional.of(notStarted(String.valueOf(e.getMessage()), restart));
        }
    }

    private synchronized Optional<RunningContainer> start(ProcessOrder order, int restart)
            throws CannotStart, IOException {
        if (pod.stop().given()) {
            return Optional.empty();
        }
        var process = ContainerProcess.start(
                order,
                Marker.of(pod.state().pod().getMetadata().getUid(), name),
                pod.folder().processRecord(name),
                logs.begin(restart),
                pod.services().clock());
        var started = new RunningContainer(spec(), process, order, pod);
        running = started;
        return Optional.of(started);
    }

    private Terminated notStarted(String why, int restart) {
        pod.events().warning("Failed", name, "Error: failed to start container \"%s\": %s".formatted(name, why));
        var end = new Termination(spec(), pod.folder().terminationLog(name))
                .neverStarted(why, pod.services().clock().instant());
        pod.state().container(name, view -> view.runs(new Running("", end.startedAt()), restart, false, false));
        return end;
    }

    /** Ends the process, if one runs, because its pod ends; returns when it has ended. */
    void stop(Duration grace) throws InterruptedException {
        var now = running();
        if (now != null) {
            pod.events().normal("Killing", name, "Stopping container " + name);
            now.stop(grace);
        }
    }

    /** Starts the container again with its new definition. */
    void restart() {
        var now = running();
        if (now != null) {
            now.kill("Container " + name + " definition changed, will be restarted", now.podGrace());
        }
    }

    private synchronized @Nullable RunningContainer running() {
        return running;
    }

    private Container spec() {
        return pod.state().spec(name);
    }
}
