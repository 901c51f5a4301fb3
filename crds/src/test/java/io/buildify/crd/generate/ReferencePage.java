package io.buildify.crd.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reference of one kind, in Markdown.
 *
 * @param definition its CRD
 * @param example YAML of a resource with every field of the spec
 */
record ReferencePage(CustomResourceDefinition definition, String example) {

    /** File name of the page. */
    String fileName() {
        return names().getSingular() + ".md";
    }

    String text() {
        JsonNode schema =
                new KubernetesSerialization().convertValue(version().getSchema().getOpenAPIV3Schema(), JsonNode.class);
        return """
                <!-- Generated from the Java types of io.buildify.crd; do not edit. -->
                # %s

                %s

                `apiVersion: %s/%s` · %s · short name `%s` · category `%s`

                ```yaml
                %s```

                ## Spec

                A type in bold: the field is required where what it is in is given.

                %s
                ## Status

                Written by the operator. Types and reasons of conditions: [conditions](conditions.md).

                %s
                ## What else is refused

                %s""".formatted(
                        names().getKind(),
                        schema.path("description").asText(),
                        definition.getSpec().getGroup(),
                        version().getName(),
                        definition.getSpec().getScope().equals("Cluster") ? "cluster-wide" : "in a tenant's namespace",
                        String.join("`, `", names().getShortNames()),
                        String.join("`, `", names().getCategories()),
                        example,
                        FieldTable.of("spec", schema.at("/properties/spec")),
                        FieldTable.of("status", schema.at("/properties/status")),
                        rules(schema));
    }

    private static String rules(JsonNode schema) {
        List<String> messages = schema.findValues("x-kubernetes-validations").stream()
                .flatMap(JsonNode::valueStream)
                .map(rule -> rule.path("message").asText())
                .distinct()
                .toList();
        return messages.stream().map(message -> "- " + message + "\n").collect(Collectors.joining());
    }

    private CustomResourceDefinitionNames names() {
        return definition.getSpec().getNames();
    }

    private CustomResourceDefinitionVersion version() {
        return definition.getSpec().getVersions().getFirst();
    }
}
