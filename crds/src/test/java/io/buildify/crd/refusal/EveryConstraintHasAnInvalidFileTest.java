package io.buildify.crd.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.buildify.crd.generate.CustomResourceDefinitions;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EveryConstraintHasAnInvalidFileTest {
    private final List<InvalidFile> files = InvalidFile.all();

    @Test
    void everyConstraintIsBrokenByAFile() {
        List<Constraint> unbroken = constraints()
                .filter(constraint -> files.stream().noneMatch(file -> file.breaks(constraint)))
                .toList();

        assertThat(unbroken)
                .as("constraints without a file in src/test/resources/invalid")
                .isEmpty();
    }

    @Test
    void everyFileBreaksAConstraint() {
        List<Constraint> constraints = constraints().toList();

        assertThat(files).allSatisfy(file -> assertThat(constraints).anyMatch(file::breaks));
    }

    private static Stream<Constraint> constraints() {
        return CustomResourceDefinitions.generate().stream()
                .flatMap(crd -> Constraints.of(crd.getSpec().getNames().getKind(), schema(crd)).stream());
    }

    private static JsonNode schema(CustomResourceDefinition crd) {
        return new KubernetesSerialization()
                .convertValue(crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema(), JsonNode.class);
    }
}
