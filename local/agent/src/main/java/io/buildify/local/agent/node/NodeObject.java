package io.buildify.local.agent.node;

import io.buildify.local.agent.status.Timestamp;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The Node that stands for this machine.
 *
 * @param capacity by resource; all of it is allocatable
 * @param port where the kubelet's endpoint is
 */
record NodeObject(String name, Map<String, String> capacity, int port) {

    private static final String LOOPBACK = "127.0.0.1";

    /** As it is created; its status follows. */
    Node object() {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("kubernetes.io/hostname", name)
                .addToLabels("kubernetes.io/os", "linux")
                .addToLabels("kubernetes.io/arch", architecture())
                .endMetadata()
                .build();
    }

    /**
     * Its status while pods are run.
     *
     * @param version shown by {@code kubectl get nodes}
     */
    NodeStatus running(String version, Instant now) {
        Map<String, Quantity> quantities = capacity.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Quantity(entry.getValue())));
        return new NodeStatusBuilder()
                .withCapacity(quantities)
                .withAllocatable(quantities)
                .withConditions(conditions(now))
                .addNewAddress(LOOPBACK, "InternalIP")
                .withNewDaemonEndpoints()
                .withNewKubeletEndpoint(port)
                .endDaemonEndpoints()
                .withNewNodeInfo()
                .withArchitecture(architecture())
                .withOperatingSystem("linux")
                .withOsImage(System.getProperty("os.name") + " processes")
                .withKernelVersion(System.getProperty("os.version"))
                .withContainerRuntimeVersion("process://" + Runtime.version().feature())
                .withKubeletVersion(version)
                .withKubeProxyVersion("")
                .withBootID("")
                .withMachineID("")
                .withSystemUUID("")
                .endNodeInfo()
                .build();
    }

    /** What of its status changes when the agent is stopped. */
    NodeStatus stopped(Instant now) {
        return new NodeStatusBuilder()
                .withConditions(condition("Ready", "False", "AgentStopped", "the node agent was stopped", now))
                .build();
    }

    private static List<NodeCondition> conditions(Instant now) {
        return List.of(
                condition("MemoryPressure", "False", "NotWatched", "the node agent does not watch memory", now),
                condition("DiskPressure", "False", "NotWatched", "the node agent does not watch the disk", now),
                condition("PIDPressure", "False", "NotWatched", "the node agent does not watch processes", now),
                condition("Ready", "True", "AgentReady", "the node agent runs pods as processes", now));
    }

    private static NodeCondition condition(String type, String status, String reason, String message, Instant now) {
        return new NodeConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastHeartbeatTime(Timestamp.of(now))
                .withLastTransitionTime(Timestamp.of(now))
                .build();
    }

    private static String architecture() {
        var architecture = System.getProperty("os.arch");
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }
}
