package io.buildify.local.agent.pod;

import io.buildify.local.agent.probe.Hook;
import io.buildify.local.agent.probe.ProbeListener;
import io.buildify.local.agent.probe.ProbeTarget;
import io.buildify.local.agent.probe.Probing;
import io.buildify.local.agent.process.ContainerProcess;
import io.buildify.local.agent.process.ProcessOrder;
import io.buildify.local.agent.status.ContainerPhase.Running;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One run of a container: its process, its probes and its hooks. */
final class RunningContainer implements ProbeListener {

    private static final Duration POST_START = Duration.ofMinutes(5);

    private final Container container;
    private final ContainerProcess process;
    private final PodParts pod;
    private final ProbeTarget target;

    /** @param order what the process was started from; probes and hooks run in the same surroundings */
    RunningContainer(Container container, ContainerProcess process, ProcessOrder order, PodParts pod) {
        this.container = container;
        this.process = process;
        this.pod = pod;
        var mounts = pod.surroundings().mounts(container);
        this.target = new ProbeTarget(port -> pod.ports().resolve(container, port), order, mounts::rewrite);
    }

    /** Reports and probes the container until it ends. */
    Terminated watch(int restart) throws InterruptedException {
        var run = new Running("process://" + process.pid(), process.started());
        var started = Probing.atOnce(container.getStartupProbe());
        var ready = started && Probing.atOnce(container.getReadinessProbe());
        pod.state().ports(pod.ports().all());
        pod.state().container(name(), view -> view.runs(run, restart, started, ready));
        pod.events().normal("Started", name(), "Started container " + name());
        var postStart = Thread.startVirtualThread(this::postStart);
        try (var _ = Probing.start(container, target, pod.services().checks(), this)) {
            var termination = new Termination(container, pod.folder().terminationLog(name()));
            return termination.ended(run.containerId(), process.started(), process.await());
        } finally {
            postStart.interrupt();
        }
    }

    private void postStart() {
        var hook = container.getLifecycle() == null
                ? null
                : container.getLifecycle().getPostStart();
        if (hook == null) {
            return;
        }
        try {
            var wrong = new Hook(hook, target, pod.services().checks()).run(POST_START);
            if (!wrong.isEmpty()) {
                pod.events().warning("FailedPostStartHook", name(), "PostStartHook failed: " + wrong);
                kill("Container " + name() + " failed its postStart hook, will be restarted", podGrace());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the container ended first
        }
    }

    /** Ends the process, the preStop hook first; returns when it has ended. */
    void stop(Duration grace) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        var begun = System.nanoTime();
        var hook = container.getLifecycle() == null
                ? null
                : container.getLifecycle().getPreStop();
        if (hook != null && grace.isPositive()) {
            var wrong = new Hook(hook, target, pod.services().checks()).run(grace);
            if (!wrong.isEmpty()) {
                pod.events().warning("FailedPreStopHook", name(), "PreStopHook failed: " + wrong);
            }
        }
        var left = grace.minusNanos(System.nanoTime() - begun);
        process.stop(left.isNegative() ? Duration.ZERO : left);
    }

    /** Ends the process because of itself, not of its pod; in the background, for probes end with the process. */
    void kill(String why, Duration grace) {
        pod.events().normal("Killing", name(), why);
        Thread.startVirtualThread(() -> {
            try {
                stop(grace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Duration podGrace() {
        var seconds = pod.state().pod().getSpec().getTerminationGracePeriodSeconds();
        return Duration.ofSeconds(seconds == null ? 30 : seconds);
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

    @Override
    public void giveUp(String kind, @Nullable Long graceSeconds) {
        var grace = graceSeconds == null ? podGrace() : Duration.ofSeconds(graceSeconds);
        kill("Container %s failed %s probe, will be restarted".formatted(name(), kind), grace);
    }

    private String name() {
        return container.getName();
    }
}
