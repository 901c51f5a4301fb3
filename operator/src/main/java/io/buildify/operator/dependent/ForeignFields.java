package io.buildify.operator.dependent;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What managers other than the operator own of a child: the only thing the cache keeps of
 * {@code managedFields}, because nothing else tells an addition by hand from a default of the API
 * server. Usually empty.
 */
public final class ForeignFields {
    /** The one field manager of everything the operator applies. */
    public static final String MANAGER = "buildify-operator";

    /** Written by controllers and tools on any object; they change nothing that runs. */
    private static final List<String> HARMLESS = List.of("f:annotations", "f:ownerReferences", "f:finalizers");

    static final String TEMPLATE_ANNOTATIONS = "/spec/template/metadata/annotations";
    /** A person asked for fresh pods ({@code kubectl rollout restart}); undoing it would restart them again. */
    private static final String RESTART = "f:kubectl.kubernetes.io/restartedAt";

    private ForeignFields() {}

    /** The entries that own something which the operator alone should decide. */
    public static List<ManagedFieldsEntry> of(@Nullable List<ManagedFieldsEntry> managed) {
        if (managed == null) {
            return List.of();
        }
        var foreign = new ArrayList<ManagedFieldsEntry>();
        for (var entry : managed) {
            if (!MANAGER.equals(entry.getManager()) && entry.getSubresource() == null && owns(entry)) {
                foreign.add(entry);
            }
        }
        return foreign;
    }

    /** The fields of an entry, as the tree of {@code f:}, {@code k:} and {@code v:} keys of FieldsV1. */
    static Map<String, Object> fields(ManagedFieldsEntry entry) {
        var fields = entry.getFieldsV1() == null ? null : entry.getFieldsV1().getAdditionalProperties();
        return fields == null ? Map.of() : fields;
    }

    private static boolean owns(ManagedFieldsEntry entry) {
        return fields(entry).entrySet().stream().anyMatch(field -> switch (field.getKey()) {
            case "f:status" -> false;
            case "f:metadata" -> ownsMetadata(field.getValue());
            default -> true;
        });
    }

    private static boolean ownsMetadata(Object metadata) {
        return metadata instanceof Map<?, ?> fields
                && fields.keySet().stream().anyMatch(key -> !HARMLESS.contains(String.valueOf(key)));
    }

    /** Whether a field, below the object that the pointer names, is one that others may write. */
    static boolean isHarmless(String pointer, String key) {
        return switch (pointer) {
            case "" -> key.equals("f:status");
            case "/metadata" -> HARMLESS.contains(key);
            case TEMPLATE_ANNOTATIONS -> key.equals(RESTART);
            default -> false;
        };
    }
}
