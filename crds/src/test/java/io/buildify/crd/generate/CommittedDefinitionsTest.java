package io.buildify.crd.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedDefinitionsTest {
    private static final Path MANIFESTS = Path.of("src/main/kubernetes");
    private static final String HEADER = """
            # Generated from the Java types of io.buildify.crd; do not edit.
            # Regenerate: ./mvnw -pl crds test -Dbuildify.regenerate
            """;

    static List<CustomResourceDefinition> definitions() {
        return CustomResourceDefinitions.generate();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void committedDefinitionIsTheGeneratedOne(CustomResourceDefinition definition) {
        String plural = definition.getSpec().getNames().getPlural();

        new CommittedFile(MANIFESTS.resolve("crd-" + plural + ".yaml")).mustHold(HEADER + Yaml.write(definition));
    }
}
