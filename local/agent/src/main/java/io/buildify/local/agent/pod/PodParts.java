package io.buildify.local.agent.pod;

import io.buildify.local.agent.event.PodEvents;

/**
 * What the containers of one pod share.
 *
 * @param stop given when the pod is to end
 */
record PodParts(
        PodState state,
        PodFolder folder,
        PodPorts ports,
        PodSurroundings surroundings,
        PodEvents events,
        StopSignal stop,
        PodServices services) {}
