package io.buildify.local.agent.pod;

import io.buildify.local.agent.log.LogFile;
import io.buildify.local.agent.status.PodView;
import io.buildify.local.agent.status.PodView.Failure;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pod on this node, from the moment it is bound until its object is gone or the agent ends. */
public final class PodRun {

    private static final Logger LOG = LoggerFactory.getLogger(PodRun.class);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_WORD = Duration.ofSeconds(5);

    private final PodParts parts;
    private final PodContainers containers;
    private final StatusWriter writer;
    private final StopSignal dismissal = new StopSignal();
    private final boolean finishedBefore;
    private final Thread life;
    private volatile PodEnd end = PodEnd.Shutdown;
    private long grace = Long.MAX_VALUE;

    PodRun(Pod pod, PodServices services) {
        var folder = new PodFolder(services.pods().resolve(pod.getMetadata().getUid()));
        var ports = new PodPorts(services.freePorts());
        var state = new PodState(pod, services.clock().instant());
        var surroundings = new PodSurroundings(state, folder, ports, services);
        this.parts = new PodParts(
                state, folder, ports, surroundings, services.events().apply(pod), new StopSignal(), services);
        this.containers = new PodContainers(pod, parts);
        this.writer = new StatusWriter(state, services.api(), services.clock());
        this.finishedBefore = Set.of("Succeeded", "Failed")
                .contains(String.valueOf(pod.getStatus().getPhase()));
        this.life =
                Thread.ofVirtual().name("pod-" + pod.getMetadata().getName()).unstarted(this::live);
    }

    void start() {
        life.start();
    }

    /** The API server has a newer version: it may say that the pod is to be deleted. */
    void update(Pod newer) {
        var before = parts.state().pod();
        parts.state().pod(newer);
        newer.getSpec().getContainers().stream()
                .filter(container -> !container.getImage().equals(image(before, container.getName())))
                .forEach(container -> containers.restart(container.getName()));
        if (newer.getMetadata().getDeletionTimestamp() != null) {
            var seconds = newer.getMetadata().getDeletionGracePeriodSeconds();
            end(PodEnd.Deleted, Duration.ofSeconds(seconds == null ? 30 : seconds));
        }
    }

    /** Ends the processes; again with a shorter grace period if that is asked for later. Returns at once. */
    synchronized void end(PodEnd why, Duration within) {
        if (end != PodEnd.Gone) {
            end = why;
        }
        if (why == PodEnd.Gone) {
            writer.end();
        }
        if (within.toMillis() < grace) {
            grace = within.toMillis();
            parts.stop().give();
            parts.state().wake();
            containers.stop(within);
        }
        dismissal.give();
    }

    private static String image(Pod pod, String container) {
        return pod.getSpec().getContainers().stream()
                .filter(candidate -> candidate.getName().equals(container))
                .map(Container::getImage)
                .findFirst()
                .orElseThrow();
    }

    /** Waits for the end of its processes and its last status. */
    void join() throws InterruptedException {
        life.join();
    }

    /** The pod and what its containers do now. */
    public PodView view() {
        return parts.state().view();
    }

    /** The log of a run of a container, counted from 0; empty if it is not kept. */
    public Optional<LogFile> log(String container, int restart) throws IOException {
        return containers.log(container, restart);
    }

    private void live() {
        try {
            if (!finishedBefore) {
                runToTheEnd();
            }
            dismissal.await();
            if (end == PodEnd.Deleted) {
                remove();
            }
            writer.end();
            if (end != PodEnd.Shutdown) {
                parts.folder().delete();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: {}", parts.folder().path(), e.toString());
        }
    }

    private void runToTheEnd() throws InterruptedException {
        Thread.ofVirtual()
                .name("status-" + parts.state().pod().getMetadata().getName())
                .start(this::writeStatus);
        var deadline = Thread.startVirtualThread(this::watchDeadline);
        if (new PodVolumes(parts).prepare()) {
            containers.run();
        }
        deadline.interrupt();
        parts.ports().giveBack();
        var shutdown = dismissal.given() && end == PodEnd.Shutdown;
        if (!shutdown) {
            parts.state().over();
        }
        writer.flush(shutdown ? LAST_WORD : Duration.ofDays(1));
    }

    private void writeStatus() {
        try {
            writer.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code activeDeadlineSeconds}, counted from when this node took the pod on. */
    private void watchDeadline() {
        var view = parts.state().view();
        var seconds = view.pod().getSpec().getActiveDeadlineSeconds();
        if (seconds == null) {
            return;
        }
        try {
            var due = view.startTime().plusSeconds(seconds);
            if (!parts.stop().within(Duration.between(parts.services().clock().instant(), due))) {
                parts.events()
                        .normal(
                                "DeadlineExceeded",
                                null,
                                "Pod was active on the node longer than the specified deadline");
                parts.state()
                        .failed(new Failure(
                                "DeadlineExceeded", "Pod was active on the node longer than the specified deadline"));
                parts.stop().give();
                containers.stop(Duration.ofSeconds(view.pod().getSpec().getTerminationGracePeriodSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() throws InterruptedException {
        while (end == PodEnd.Deleted) {
            try {
                parts.services().api().delete(parts.state().pod());
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND || e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                    return;
                }
                LOG.debug(
                        "Pod {} is not removed yet: {}",
                        parts.state().pod().getMetadata().getName(),
                        e.getMessage());
                Thread.sleep(RETRY);
            }
        }
    }
}
