package io.buildify.local.agent.pod;

import io.buildify.local.agent.status.PodStatuses;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps a pod's status at the API server as it is here. Changes that come while a request is under way share the next
 * one; what does not change the status makes no request.
 */
final class StatusWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StatusWriter.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);

    private static final int UNPROCESSABLE = 422;

    private final PodState state;
    private final PodApi api;
    private final Clock clock;
    private long written;
    private boolean ended;
    private @Nullable PodStatus last;
    private Map<Integer, Integer> lastPorts = Map.of();

    StatusWriter(PodState state, PodApi api, Clock clock) {
        this.state = state;
        this.api = api;
        this.clock = clock;
    }

    /** Writes until {@link #end()} or until the pod is gone. */
    void run() throws InterruptedException {
        var retry = FIRST_RETRY;
        while (!hasEnded()) {
            state.awaitAfter(written());
            var version = state.version();
            try {
                write();
                done(version);
                retry = FIRST_RETRY;
            } catch (KubernetesClientException e) {
                if (isGone(e)) {
                    end();
                } else {
                    tell(e);
                    Thread.sleep(retry);
                    retry = retry.compareTo(LONGEST_RETRY) < 0 ? retry.multipliedBy(2) : LONGEST_RETRY;
                }
            }
        }
    }

    /** Waits until all that happened so far is written, or cannot be any more. */
    synchronized void flush(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        var version = state.version();
        while (written < version && !ended) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }

    /** The pod is gone or the agent ends: nothing more is written. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized long written() {
        return written;
    }

    private synchronized void done(long version) {
        written = version;
        notifyAll();
    }

    private void write() {
        var view = state.view();
        var ports = state.ports();
        var before = last;
        var next = PodStatuses.compute(view, before == null ? view.pod().getStatus() : before, clock.instant());
        if (next.equals(before) && ports.equals(lastPorts)) {
            return;
        }
        var uid = view.pod().getMetadata().getUid();
        api.patchStatus(
                view.pod(), new StatusPatch(uid, ports, next).json(api.client().getKubernetesSerialization()));
        last = next;
        lastPorts = ports;
    }

    /** A refusal is a fault of ours; everything else passes. */
    private void tell(KubernetesClientException e) {
        var refused = e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST || e.getCode() == UNPROCESSABLE;
        LOG.atLevel(refused ? Level.WARN : Level.DEBUG)
                .log("The status of pod {} was not written: {}", name(), e.getMessage());
    }

    private static boolean isGone(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }

    private String name() {
        return state.pod().getMetadata().getName();
    }
}
