package io.buildify.local.agent.status;

import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a container at a moment.
 *
 * @param name in the pod
 * @param sidecar an init container that keeps running beside the others
 * @param imageId entry of {@code images.yaml}; empty before the image was found
 * @param phase what it does
 * @param lastRun how the run before ended; null if there was none
 * @param restarts how often it was started again
 * @param started passed its startup probe, or runs without one
 * @param ready passed its readiness probe, or is started without one
 */
public record ContainerView(
        String name,
        boolean sidecar,
        String imageId,
        ContainerPhase phase,
        @Nullable Terminated lastRun,
        int restarts,
        boolean started,
        boolean ready) {

    /** A container that has never run. */
    public static ContainerView waiting(String name, boolean sidecar, Waiting why) {
        return new ContainerView(name, sidecar, "", why, null, 0, false, false);
    }

    /** How the latest run ended; empty while it runs or before the first. */
    public Optional<Terminated> ended() {
        if (phase instanceof Terminated now) {
            return Optional.of(now);
        }
        return phase instanceof Waiting ? Optional.ofNullable(lastRun) : Optional.empty();
    }

    /** Whether an init container lets the next one start: it did its work, or runs beside the others. */
    boolean initialized() {
        return sidecar ? started : phase instanceof Terminated end && end.successful();
    }

    /** Whether there was a run: its number is {@link #restarts()}. */
    public boolean everRan() {
        return lastRun != null || !(phase instanceof Waiting);
    }

    /** Waits (again); what ended becomes the last run. */
    public ContainerView waits(Waiting why) {
        return new ContainerView(name, sidecar, imageId, why, ended().orElse(null), restarts, false, false);
    }

    /** The same container with its image found. */
    public ContainerView withImage(String id) {
        return new ContainerView(name, sidecar, id, phase, lastRun, restarts, started, ready);
    }

    /** A new run began; it is started and ready at once unless probes have to say so. */
    public ContainerView runs(ContainerPhase.Running run, int restart, boolean isStarted, boolean isReady) {
        return new ContainerView(name, sidecar, imageId, run, ended().orElse(null), restart, isStarted, isReady);
    }

    /** The run ended. */
    public ContainerView ends(Terminated end) {
        return new ContainerView(name, sidecar, imageId, end, lastRun, restarts, false, false);
    }

    /** Probes said so; ignored unless it runs. */
    public ContainerView probed(boolean isStarted, boolean isReady) {
        return phase instanceof ContainerPhase.Running
                ? new ContainerView(name, sidecar, imageId, phase, lastRun, restarts, isStarted, isReady)
                : this;
    }
}
