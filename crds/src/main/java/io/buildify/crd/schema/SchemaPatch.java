package io.buildify.crd.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crdv2.generator.v1.SchemaCustomizer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Merges a JSON Merge Patch (RFC 7396), written as YAML, into a type's generated schema. Unlike the generator's
 * own customizer it merges nested objects, so that a patch can touch one property and leave the others.
 */
public final class SchemaPatch implements SchemaCustomizer.Customizer {

    @Override
    public JSONSchemaProps apply(JSONSchemaProps schema, String patch, KubernetesSerialization serialization) {
        ObjectNode merged = serialization.convertValue(schema, ObjectNode.class);
        merge(merged, serialization.unmarshal(patch, ObjectNode.class));
        return serialization.convertValue(merged, JSONSchemaProps.class);
    }

    /** Merges the patch into the target, in place. */
    public static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode object) {
                merge(objectAt(target, field.getKey()), object);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }

    private static ObjectNode objectAt(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode existing ? existing : parent.putObject(field);
    }
}
