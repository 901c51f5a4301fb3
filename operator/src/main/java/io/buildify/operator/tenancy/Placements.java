package io.buildify.operator.tenancy;

import io.buildify.operator.name.Labels;
import io.buildify.operator.resolve.Placement;
import io.buildify.operator.watch.SystemObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Where nodes' data is, written before there is any, kept as long as there is some. */
public final class Placements {
    public static final String OBJECT = "placement";
    private static final String SEPARATE = "Separate";
    private static final String SHARED = "Shared";

    private final SystemObjects objects;

    /** @param objects the ConfigMaps of sort {@link #OBJECT} */
    public Placements(SystemObjects objects) {
        this.objects = objects;
    }

    /** @param instance id of the instance that owns the database */
    public Optional<Placement> find(String instance) {
        return objects.get(name(instance)).map(Placements::read);
    }

    /** Of a tenant's companies that had a database of their own, and whose resource is gone. */
    public Stream<Placement> retainedCompanies(String module, String tenant) {
        return objects.about(module, tenant).map(Placements::read).filter(it -> it.retained() && it.company() != null);
    }

    /** Notes it; nothing is sent when it is noted so already. */
    public void put(Placement placement) {
        objects.put(name(placement.instance()), labels(placement), data(placement));
    }

    /** Forgets it: the data is gone. */
    public void remove(String instance) {
        objects.remove(name(instance));
    }

    private static Map<String, String> labels(Placement placement) {
        var labels = new HashMap<String, String>();
        labels.put(Labels.MODULE, placement.module());
        if (placement.tenant() != null) {
            labels.put(Labels.TENANT, placement.tenant());
        }
        if (placement.company() != null) {
            labels.put(Labels.COMPANY, placement.company());
        }
        return labels;
    }

    private static Map<String, String> data(Placement placement) {
        var data = new HashMap<String, String>();
        data.put("instance", placement.instance());
        data.put("module", placement.module());
        if (placement.tenant() != null) {
            data.put("tenant", placement.tenant());
        }
        if (placement.company() != null) {
            data.put("company", placement.company());
        }
        data.put("server", placement.server());
        data.put("database", placement.database());
        data.put("schema", placement.schema());
        data.put("strategy", placement.separate() ? SEPARATE : SHARED);
        data.put("retained", String.valueOf(placement.retained()));
        return data;
    }

    private static Placement read(ConfigMap live) {
        Map<String, String> data = Objects.requireNonNullElse(live.getData(), Map.of());
        return new Placement(
                data.getOrDefault("instance", ""),
                data.getOrDefault("module", ""),
                data.get("tenant"),
                data.get("company"),
                data.getOrDefault("server", ""),
                data.getOrDefault("database", ""),
                data.getOrDefault("schema", ""),
                SEPARATE.equals(data.get("strategy")),
                Boolean.parseBoolean(data.get("retained")));
    }

    private static String name(String instance) {
        return "placement." + instance;
    }
}
