package io.buildify.operator.name;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The labels by which the operator finds its own objects again (docs/contracts.md). */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String OPERATOR = "buildify-operator";
    public static final String INSTANCE = "app.kubernetes.io/instance";
    public static final String MODULE = "buildify.io/module";
    public static final String TENANT = "buildify.io/tenant";
    public static final String COMPANY = "buildify.io/company";
    /** Annotation of pods: the version of the release that they run. */
    public static final String RELEASE = "buildify.io/release";
    /** What an object of the operator in {@code buildify-system} is: a claim, a placement, a clean-up record, sealing keys. */
    public static final String OBJECT = "buildify.io/object";
    /** On a Secret: the database server that it describes. */
    public static final String DATABASE_SERVER = "buildify.io/database-server";

    /** Name of the module. */
    public static final String NAME = "app.kubernetes.io/name";
    /** What a pod does: {@link #SERVER}, or the verb of its Job. */
    public static final String COMPONENT = "app.kubernetes.io/component";

    public static final String SERVER = "server";

    private Labels() {}

    /** What every child of an instance carries. */
    public static Map<String, String> of(NodeId node) {
        var labels = new TreeMap<String, String>();
        labels.put(MANAGED_BY, OPERATOR);
        labels.put(NAME, node.module());
        labels.put(INSTANCE, node.instance().value());
        labels.put(MODULE, node.module());
        if (node.tenant() != null) {
            labels.put(TENANT, node.tenant());
        }
        if (node.company() != null) {
            labels.put(COMPANY, node.company());
        }
        return labels;
    }

    /** The value of a label, or null. */
    public static @Nullable String of(HasMetadata object, String label) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? null : labels.get(label);
    }

    /** The value of a label as an informer's index wants it. */
    public static List<String> index(HasMetadata object, String label) {
        String value = of(object, label);
        return value == null ? List.of() : List.of(value);
    }
}
