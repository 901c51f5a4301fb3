package io.buildify.local.agent.status;

import io.buildify.local.agent.status.ContainerPhase.Running;
import io.buildify.local.agent.status.ContainerPhase.Terminated;
import io.buildify.local.agent.status.ContainerPhase.Waiting;

/** The phase of a pod, by kubelet's rules. */
enum PodPhase {
    Pending,
    Running,
    Succeeded,
    Failed;

    static PodPhase of(PodView view) {
        if (view.failure() != null) {
            return Failed;
        }
        var policy = view.pod().getSpec().getRestartPolicy();
        var initFailed = view.initContainers().stream()
                .anyMatch(container -> !container.sidecar()
                        && container.ended().filter(end -> !end.successful()).isPresent());
        if (initFailed && (policy.equals("Never") || view.over())) {
            return Failed;
        }
        if (!view.initialized() || view.containers().stream().anyMatch(PodPhase::neverRan)) {
            return view.over() ? Failed : Pending;
        }
        if (view.lasting().stream().anyMatch(container -> container.phase() instanceof Running)) {
            return Running;
        }
        return ended(view, policy);
    }

    private static PodPhase ended(PodView view, String policy) {
        var succeeded = view.containers().stream()
                .allMatch(container ->
                        container.ended().filter(Terminated::successful).isPresent());
        if (view.over()) {
            return succeeded ? Succeeded : Failed;
        }
        return switch (policy) {
            case "Never" -> succeeded ? Succeeded : Failed;
            case "OnFailure" -> succeeded ? Succeeded : Running;
            default -> Running;
        };
    }

    private static boolean neverRan(ContainerView container) {
        return container.phase() instanceof Waiting && container.lastRun() == null;
    }
}
