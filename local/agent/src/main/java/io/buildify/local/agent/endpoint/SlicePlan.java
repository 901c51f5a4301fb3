package io.buildify.local.agent.endpoint;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The EndpointSlices of one namespace. Pure. Each pod behind a Service has a slice of its own, since each listens on
 * another port and ports are what a slice has one set of.
 */
public final class SlicePlan {

    /** Label of the slices' Service. */
    static final String SERVICE = "kubernetes.io/service-name";

    /** Label that tells whose slices these are. */
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";

    static final String AGENT = "node-agent.buildify.io";

    private SlicePlan() {}

    /** The slices there should be, for the namespace's Services and this node's pods in it. */
    static List<EndpointSlice> of(List<Service> services, List<Pod> pods) {
        List<EndpointSlice> slices = new ArrayList<>();
        for (var service : services) {
            for (var pod : pods) {
                var endpoint = new PodEndpoint(pod);
                if (selects(service, pod) && endpoint.exists()) {
                    slices.add(slice(service, endpoint));
                }
            }
        }
        return slices;
    }

    private static boolean selects(Service service, Pod pod) {
        var selector = service.getSpec().getSelector();
        var labels = pod.getMetadata().getLabels() == null
                ? Map.of()
                : pod.getMetadata().getLabels();
        return selector != null && !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    private static EndpointSlice slice(Service service, PodEndpoint endpoint) {
        var pod = endpoint.pod().getMetadata();
        var metadata = service.getMetadata();
        var ready = endpoint.isReady();
        var always = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withName(metadata.getName() + "." + pod.getName()) // a Service's name has no dot
                .withNamespace(metadata.getNamespace())
                .addToLabels(metadata.getLabels())
                .addToLabels(SERVICE, metadata.getName())
                .addToLabels(MANAGED_BY, AGENT)
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("Service")
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .endOwnerReference()
                .endMetadata()
                .withAddressType("FQDN")
                .addNewEndpoint()
                .withAddresses(endpoint.host())
                .withNewConditions(
                        always || ready && !endpoint.isTerminating(), always || ready, endpoint.isTerminating())
                .withNodeName(endpoint.pod().getSpec().getNodeName())
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(pod.getNamespace())
                .withName(pod.getName())
                .withUid(pod.getUid())
                .endTargetRef()
                .endEndpoint()
                .withPorts(ports(service, endpoint))
                .build();
    }

    private static List<EndpointPort> ports(Service service, PodEndpoint endpoint) {
        List<EndpointPort> ports = new ArrayList<>();
        for (var port : service.getSpec().getPorts()) {
            endpoint.port(port)
                    .ifPresent(number -> ports.add(new EndpointPortBuilder()
                            .withName(port.getName() == null ? "" : port.getName())
                            .withProtocol(port.getProtocol())
                            .withPort(number)
                            .withAppProtocol(port.getAppProtocol())
                            .build()));
        }
        return ports;
    }
}
