package io.buildify.local.agent.endpoint;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.Map;
import java.util.Optional;

/** A pod as somebody to connect to. */
record PodEndpoint(Pod pod) {

    boolean isReady() {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    boolean isTerminating() {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether it could ever answer: it is not finished and its ports are known. */
    boolean exists() {
        var phase = pod.getStatus().getPhase();
        return !"Succeeded".equals(phase) && !"Failed".equals(phase) && !ports().isEmpty();
    }

    /** The name that stands for it: the API server takes no loopback address in an EndpointSlice. */
    String host() {
        return pod.getMetadata().getName() + ".localhost";
    }

    /** Where a Service's port leads; empty if the pod has no such port. */
    Optional<Integer> port(ServicePort port) {
        return containerPort(port).map(number -> ports().getOrDefault(number, number));
    }

    private Optional<Integer> containerPort(ServicePort port) {
        IntOrString target = port.getTargetPort();
        if (target == null) {
            return Optional.of(port.getPort());
        }
        if (target.getStrVal() == null) {
            return Optional.of(target.getIntVal());
        }
        return pod.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .filter(candidate -> target.getStrVal().equals(candidate.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst();
    }

    private Map<Integer, Integer> ports() {
        var annotations = pod.getMetadata().getAnnotations();
        return PortAnnotation.parse(annotations == null ? "" : annotations.getOrDefault(PortAnnotation.NAME, ""));
    }
}
