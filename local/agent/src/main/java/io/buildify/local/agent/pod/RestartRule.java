package io.buildify.local.agent.pod;

import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;

/** Whether a container that ended is started again. */
enum RestartRule {
    Always,
    OnFailure,
    Never;

    static RestartRule of(Pod pod) {
        return valueOf(pod.getSpec().getRestartPolicy());
    }

    /** An init container that succeeded is done, whatever the pod's policy; a sidecar never is. */
    static RestartRule ofInit(Pod pod, Container container) {
        if (PodState.isSidecar(container)) {
            return Always;
        }
        return of(pod) == Never ? Never : OnFailure;
    }

    boolean restarts(Terminated end) {
        return switch (this) {
            case Always -> true;
            case OnFailure -> !end.successful();
            case Never -> false;
        };
    }
}
