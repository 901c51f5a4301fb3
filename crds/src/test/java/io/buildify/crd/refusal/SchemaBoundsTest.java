package io.buildify.crd.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.crd.generate.CustomResourceDefinitions;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every field explains itself, and nothing in a resource can be arbitrarily long. */
class SchemaBoundsTest {
    /** Keywords that {@link Constraints} lists, and those that refuse nothing. */
    private static final Set<String> KNOWN = Set.of(
            "type",
            "description",
            "default",
            "properties",
            "items",
            "additionalProperties",
            "anyOf",
            "required",
            "pattern",
            "enum",
            "format",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "maxProperties",
            "x-kubernetes-validations",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-int-or-string",
            "x-kubernetes-preserve-unknown-fields");

    /** A schema and where it is. */
    private record Field(String path, JsonNode schema) {
        private Stream<Field> below() {
            List<Field> below = new ArrayList<>();
            schema.path("properties")
                    .properties()
                    .forEach(it -> below.add(new Field(path + "." + it.getKey(), it.getValue())));
            Stream.of("items", "additionalProperties")
                    .filter(schema::has)
                    .forEach(it -> below.add(new Field(path + "[]", schema.get(it))));
            return below.stream().flatMap(field -> Stream.concat(Stream.of(field), field.below()));
        }

        private boolean is(String type) {
            return type.equals(schema.path("type").asText());
        }

        private boolean has(String keyword) {
            return schema.has(keyword);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private static Stream<Field> fields() {
        return CustomResourceDefinitions.generate().stream()
                .map(crd -> new Field(
                        crd.getSpec().getNames().getKind(),
                        new KubernetesSerialization()
                                .convertValue(
                                        crd.getSpec()
                                                .getVersions()
                                                .getFirst()
                                                .getSchema()
                                                .getOpenAPIV3Schema(),
                                        JsonNode.class)))
                .flatMap(Field::below)
                .filter(field -> !field.path().contains(".metadata"));
    }

    @Test
    void everyStringIsBounded() {
        assertThat(fields().filter(field -> field.is("string")))
                .allMatch(field -> field.has("maxLength") || field.has("enum"));
    }

    @Test
    void everyListIsBoundedAndSaysHowItIsMerged() {
        assertThat(fields().filter(field -> field.is("array")))
                .allMatch(field -> field.has("maxItems") && field.has("x-kubernetes-list-type"));
    }

    @Test
    void everyMapIsBounded() {
        assertThat(fields().filter(field ->
                        field.has("additionalProperties") || field.has("x-kubernetes-preserve-unknown-fields")))
                .allMatch(field -> field.has("maxProperties"));
    }

    @Test
    void everyFieldIsExplained() {
        assertThat(fields().filter(field -> !field.path().endsWith("[]")))
                .allMatch(field -> field.schema().path("description").asText().matches("(?s)[A-Z].+[.].*"));
    }

    @Test
    void everyKeywordIsKnown() {
        assertThat(fields())
                .allSatisfy(field -> assertThat(KNOWN)
                        .containsAll(field.schema().properties().stream()
                                .map(it -> it.getKey())
                                .toList()));
    }
}
