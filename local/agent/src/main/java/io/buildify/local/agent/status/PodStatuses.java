package io.buildify.local.agent.status;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Computes a PodStatus. */
public final class PodStatuses {

    private static final String LOOPBACK = "127.0.0.1";

    private PodStatuses() {}

    /**
     * The status of a pod, with the conditions that kubelet owns.
     *
     * @param before the status so far: conditions that stay keep their time
     * @param now time of conditions that change
     */
    public static PodStatus compute(PodView view, PodStatus before, Instant now) {
        var phase = PodPhase.of(view);
        var spec = view.pod().getSpec();
        var status = new PodStatusBuilder()
                .withPhase(phase.name())
                .withObservedGeneration(view.pod().getMetadata().getGeneration())
                .withConditions(new PodConditions(view, phase, before.getConditions(), now).all())
                .withHostIP(LOOPBACK)
                .addNewHostIP(LOOPBACK)
                .withPodIP(LOOPBACK)
                .addNewPodIP(LOOPBACK)
                .withStartTime(Timestamp.of(view.startTime()))
                .withInitContainerStatuses(
                        render(spec.getInitContainers(), view.initContainers(), ContainerStatuses::renderInit))
                .withContainerStatuses(render(spec.getContainers(), view.containers(), ContainerStatuses::render));
        if (view.failure() != null) {
            status.withReason(view.failure().reason())
                    .withMessage(view.failure().message());
        }
        return status.build();
    }

    private static List<ContainerStatus> render(
            List<Container> containers,
            List<ContainerView> views,
            BiFunction<Container, ContainerView, ContainerStatus> how) {
        List<ContainerStatus> statuses = new ArrayList<>();
        for (var i = 0; i < containers.size(); i++) {
            statuses.add(how.apply(containers.get(i), views.get(i)));
        }
        return statuses;
    }
}
