package io.buildify.operator.tenancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.Labels;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.InstancePlan;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each instance was planned to be when its node was accepted last, so that it can be kept so while the node is
 * not accepted, whoever changes its objects and however often the operator starts.
 */
public final class AcceptedInstances {
    public static final String OBJECT = "accepted-instance";
    private static final Logger LOG = LoggerFactory.getLogger(AcceptedInstances.class);
    private static final String PLAN = "plan";
    private static final String PREDECESSOR = "predecessor";
    /** A note of an earlier or a later operator is read as far as it is known here. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SystemObjects objects;

    /** @param objects the ConfigMaps of sort {@link #OBJECT} */
    public AcceptedInstances(SystemObjects objects) {
        this.objects = objects;
    }

    /**
     * What was accepted last.
     *
     * @param predecessor who serves its node until it can; null when none does
     */
    public record Accepted(InstancePlan plan, @Nullable InstanceId predecessor) {}

    /** What was accepted last; empty where nothing was, or nothing that can be read. */
    public Optional<Accepted> find(InstanceId instance) {
        return objects.get(name(instance)).flatMap(AcceptedInstances::read);
    }

    /** Notes it; nothing is sent when it is noted so already. */
    public void put(InstancePlan plan, @Nullable InstanceId predecessor) {
        var data = new HashMap<>(Map.of(PLAN, write(plan)));
        if (predecessor != null) {
            data.put(PREDECESSOR, predecessor.value());
        }
        objects.put(name(plan.id()), labels(plan.node()), data);
    }

    /** Forgets it: the instance is not to run any more. */
    public void remove(InstanceId instance) {
        if (objects.get(name(instance)).isPresent()) {
            objects.remove(name(instance));
        }
    }

    private static Map<String, String> labels(NodeId node) {
        var labels = new HashMap<String, String>();
        labels.put(Labels.MODULE, node.module());
        if (node.tenant() != null) {
            labels.put(Labels.TENANT, node.tenant());
        }
        if (node.company() != null) {
            labels.put(Labels.COMPANY, node.company());
        }
        return labels;
    }

    private static String write(InstancePlan plan) {
        try {
            return JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plan of instance " + plan.id(), e);
        }
    }

    private static Optional<Accepted> read(ConfigMap live) {
        Map<String, String> data = Objects.requireNonNullElse(live.getData(), Map.of());
        try {
            var plan = JSON.readValue(data.getOrDefault(PLAN, ""), InstancePlan.class);
            var predecessor = data.get(PREDECESSOR);
            return Optional.of(new Accepted(plan, predecessor == null ? null : new InstanceId(predecessor)));
        } catch (JsonProcessingException e) {
            LOG.warn(
                    "ConfigMap {} cannot be read; what is deleted of its instance comes back once its node is accepted: {}",
                    live.getMetadata().getName(),
                    e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static String name(InstanceId instance) {
        return "accepted." + instance;
    }
}
