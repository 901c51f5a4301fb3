package io.buildify.operator.cleanup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.buildify.crd.DeletionPolicy;
import io.buildify.operator.name.Labels;
import io.buildify.operator.name.NodeId;
import io.buildify.operator.plan.CleanupPlan;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What deleted nodes have left and nobody has removed yet. A record is one ConfigMap; it holds no
 * secret, and can be listed by {@code kubectl get configmaps -l buildify.io/object=cleanup}.
 */
public final class CleanupRecords {
    public static final String OBJECT = "cleanup";
    private static final Logger LOG = LoggerFactory.getLogger(CleanupRecords.class);
    private static final String INSTANCE = "instance";
    private static final String PLAN = "plan";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SystemObjects objects;
    private final Set<String> underway = new HashSet<>();
    /** Records that people have been told of. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /** @param objects the ConfigMaps of sort {@link #OBJECT} */
    public CleanupRecords(SystemObjects objects) {
        this.objects = objects;
    }

    /** Writes a record; an older one of the same node gives way. */
    public void write(CleanupPlan plan, Instant since) {
        var data = new HashMap<String, String>();
        data.put("kind", plan.kind());
        data.put("policy", plan.policy().name());
        data.put("since", since.toString());
        data.put("uid", plan.uid());
        data.put(INSTANCE, plan.node().instance().value());
        data.put(PLAN, text(plan));
        objects.put(plan.name(), labels(plan), data);
    }

    /** Those that can be read; one that cannot is told of and left, and stops no other. */
    public List<CleanupPlan> all() {
        return objects.all().flatMap(it -> readable(it).stream()).toList();
    }

    /** Whether rows of somebody are still to be deleted from the database that this node owns. */
    public boolean isErasingFromDatabaseOf(NodeId owner) {
        return all().stream()
                .anyMatch(it -> it.erase() != null && it.erase().owner().equals(owner));
    }

    public long count() {
        return objects.all().count();
    }

    /** When the records there are were written, in any order. */
    public List<Instant> times() {
        return objects.all()
                .map(it -> it.getMetadata().getCreationTimestamp())
                .filter(Objects::nonNull)
                .map(Instant::parse)
                .toList();
    }

    /** Whether there is a record of the node that owned this instance id. */
    public boolean isAbout(String instance) {
        return find(instance).isPresent();
    }

    /**
     * Takes a record back because its node is there again: nothing of it is removed any more. Only
     * where data is to be kept, and nobody is carrying it out.
     *
     * @return whether no record of the node is left
     */
    public synchronized boolean withdraw(String instance) {
        var record = find(instance).flatMap(CleanupRecords::read);
        if (record.isEmpty()) {
            return true;
        }
        if (record.get().policy() == DeletionPolicy.Delete
                || underway.contains(record.get().name())) {
            return false;
        }
        objects.remove(record.get().name());
        return true;
    }

    /** Takes a record into work, unless it is already or has been withdrawn. */
    synchronized boolean begin(CleanupPlan record) {
        return objects.get(record.name()).isPresent() && underway.add(record.name());
    }

    /** Gives a record back. */
    synchronized void end(CleanupPlan record) {
        underway.remove(record.name());
    }

    /** Removes a record that is carried out. */
    void done(CleanupPlan record) {
        objects.remove(record.name());
    }

    private Optional<ConfigMap> find(String instance) {
        return objects.withInstance(instance).findFirst();
    }

    private static Map<String, String> labels(CleanupPlan plan) {
        var labels = new HashMap<String, String>();
        labels.put(Labels.MODULE, plan.node().module());
        labels.put(Labels.INSTANCE, plan.node().instance().value());
        if (plan.node().tenant() != null) {
            labels.put(Labels.TENANT, plan.node().tenant());
        }
        if (plan.node().company() != null) {
            labels.put(Labels.COMPANY, plan.node().company());
        }
        return labels;
    }

    private Optional<CleanupPlan> readable(ConfigMap record) {
        try {
            return read(record);
        } catch (IllegalStateException e) {
            if (unreadable.add(record.getMetadata().getUid())) {
                LOG.warn("{}", e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static Optional<CleanupPlan> read(ConfigMap record) {
        String plan = record.getData() == null ? null : record.getData().get(PLAN);
        try {
            return plan == null ? Optional.empty() : Optional.of(JSON.readValue(plan, CleanupPlan.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Clean-up record " + record.getMetadata().getName()
                            + " cannot be read; restore its data, or delete it and remove by hand what it names",
                    e);
        }
    }

    private static String text(CleanupPlan plan) {
        try {
            return JSON.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is made of values that JSON has", e);
        }
    }
}
