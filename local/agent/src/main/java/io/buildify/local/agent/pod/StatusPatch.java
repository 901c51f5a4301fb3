package io.buildify.local.agent.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.local.agent.endpoint.PortAnnotation;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;

/**
 * A strategic merge patch of a pod's status. Conditions are merged by type, so what one of them no longer has must be
 * taken away explicitly.
 *
 * @param uid so that a pod of the same name is never patched
 * @param ports real ports by container port
 */
record StatusPatch(String uid, Map<Integer, Integer> ports, PodStatus status) {

    private static final String[] CLEARED = {"reason", "message"};

    String json(KubernetesSerialization serialization) {
        ObjectNode state = serialization.convertValue(status, ObjectNode.class);
        clear(state);
        for (JsonNode condition : state.path("conditions")) {
            clear((ObjectNode) condition);
        }
        var patch = state.objectNode();
        var metadata = patch.putObject("metadata").put("uid", uid);
        if (!ports.isEmpty()) {
            metadata.putObject("annotations").put(PortAnnotation.NAME, PortAnnotation.render(ports));
        }
        patch.set("status", state);
        return patch.toString();
    }

    private static void clear(ObjectNode node) {
        for (var field : CLEARED) {
            if (!node.hasNonNull(field)) {
                node.putNull(field);
            }
        }
    }
}
