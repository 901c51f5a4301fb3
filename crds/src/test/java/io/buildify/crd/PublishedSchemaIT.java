package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.crd.generate.CustomResourceDefinitions;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What kubectl explain reads has the description of every field. */
@LocalClusterTest
class PublishedSchemaIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient kubernetes;

    PublishedSchemaIT(LocalCluster cluster) {
        kubernetes = Installation.on(cluster).administrator();
    }

    static List<CustomResourceDefinition> definitions() {
        return CustomResourceDefinitions.generate();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyFieldIsExplained(CustomResourceDefinition definition) {
        JsonNode schema = JSON.valueToTree(
                definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema());
        Map<String, String> expected = descriptions(schema);

        await().untilAsserted(() -> assertThat(
                        descriptions(published(definition.getSpec().getNames().getKind())))
                .containsAllEntriesOf(expected));
    }

    private JsonNode published(String kind) throws Exception {
        return JSON.readTree(kubernetes.raw("/openapi/v3/apis/" + ApiGroup.NAME + "/" + ApiGroup.VERSION))
                .path("components")
                .path("schemas")
                .path("io.buildify." + ApiGroup.VERSION + "." + kind);
    }

    private static Map<String, String> descriptions(JsonNode schema) {
        Map<String, String> found = new TreeMap<>();
        collect("", schema, found);
        return found;
    }

    private static void collect(String path, JsonNode schema, Map<String, String> found) {
        if (schema.has("description")) {
            found.put(path, schema.get("description").asText());
        }
        schema.path("properties").properties().stream()
                .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), found));
        for (String below : List.of("items", "additionalProperties")) {
            if (schema.path(below).isObject()) {
                collect(path + "[]", schema.get(below), found);
            }
        }
    }
}
