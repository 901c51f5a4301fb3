package io.buildify.local.agent.pod;

import io.buildify.local.agent.event.PodEvents;
import io.buildify.local.agent.image.Images;
import io.buildify.local.agent.probe.Checks;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What all pods of a node share.
 *
 * @param pods folder with one folder per pod
 * @param server URL of the API server
 * @param searchPath PATH of processes
 * @param capacity of the node, by resource
 * @param restartDelay wait before the second restart of a failing container
 * @param events the Events of a pod
 */
public record PodServices(
        Path pods,
        String server,
        String searchPath,
        Map<String, String> capacity,
        Duration restartDelay,
        Images images,
        FreePorts freePorts,
        Checks checks,
        PodApi api,
        Function<Pod, PodEvents> events,
        Clock clock) {}
