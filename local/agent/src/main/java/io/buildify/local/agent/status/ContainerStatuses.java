package io.buildify.local.agent.status;

import io.buildify.local.agent.status.ContainerPhase.Running;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.buildify.local.agent.status.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Container statuses as the API has them, from what containers do and back. */
public final class ContainerStatuses {

    private static final int KILLED = 137;

    private ContainerStatuses() {}

    /** An init container counts as ready once it has done its work. */
    static ContainerStatus renderInit(Container container, ContainerView view) {
        var status = render(container, view);
        status.setReady(view.ready() || !view.sidecar() && view.initialized());
        return status;
    }

    static ContainerStatus render(Container container, ContainerView view) {
        return new ContainerStatusBuilder()
                .withName(view.name())
                .withImage(container.getImage())
                .withImageID(view.imageId())
                .withContainerID(containerId(view))
                .withState(state(view.phase()))
                .withLastState(view.lastRun() == null ? new ContainerState() : state(view.lastRun()))
                .withRestartCount(view.restarts())
                .withStarted(view.started())
                .withReady(view.ready())
                .build();
    }

    /**
     * What a container did, according to the status an earlier agent left. A process that ran then is gone now.
     *
     * @param sidecar whether it is one
     * @param now when its loss was found out
     */
    public static ContainerView restore(ContainerStatus status, boolean sidecar, Instant now) {
        var phase = phase(status.getState(), now);
        var last = phase(status.getLastState(), now);
        return new ContainerView(
                status.getName(),
                sidecar,
                status.getImageID() == null ? "" : status.getImageID(),
                phase == null ? Waiting.CREATING : phase,
                last instanceof Terminated end ? end : null,
                status.getRestartCount() == null ? 0 : status.getRestartCount(),
                false,
                false);
    }

    private static @Nullable ContainerPhase phase(@Nullable ContainerState state, Instant now) {
        if (state == null) {
            return null;
        }
        if (state.getTerminated() != null) {
            var end = state.getTerminated();
            return new Terminated(
                    text(end.getContainerID()),
                    end.getExitCode(),
                    text(end.getReason()),
                    text(end.getMessage()),
                    instant(end.getStartedAt(), now),
                    instant(end.getFinishedAt(), now));
        }
        if (state.getRunning() != null) {
            var since = instant(state.getRunning().getStartedAt(), now);
            return new Terminated(
                    "",
                    KILLED,
                    "ContainerStatusUnknown",
                    "The node agent was restarted; the process did not outlive it.",
                    since,
                    now);
        }
        var waiting = state.getWaiting();
        return waiting == null ? null : new Waiting(text(waiting.getReason()), text(waiting.getMessage()));
    }

    private static ContainerState state(ContainerPhase phase) {
        var state = new ContainerStateBuilder();
        return switch (phase) {
            case Waiting(var reason, var message) ->
                state.withNewWaiting()
                        .withReason(reason)
                        .withMessage(orNull(message))
                        .endWaiting()
                        .build();
            case Running(var id, var since) ->
                state.withNewRunning(Timestamp.of(since)).build();
            case Terminated end ->
                state.withNewTerminated()
                        .withContainerID(orNull(end.containerId()))
                        .withExitCode(end.exitCode())
                        .withReason(end.reason())
                        .withMessage(orNull(end.message()))
                        .withStartedAt(Timestamp.of(end.startedAt()))
                        .withFinishedAt(Timestamp.of(end.finishedAt()))
                        .endTerminated()
                        .build();
        };
    }

    private static @Nullable String containerId(ContainerView view) {
        return view.phase() instanceof Running run
                ? run.containerId()
                : view.ended().map(end -> orNull(end.containerId())).orElse(null);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Instant instant(@Nullable String time, Instant otherwise) {
        return time == null ? otherwise : Instant.parse(time);
    }
}
