package io.buildify.crd.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommittedReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/reference");
    private static final Path EXAMPLES = Path.of("src/test/resources/valid");

    static List<CustomResourceDefinition> definitions() {
        return CustomResourceDefinitions.generate();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void committedPageIsTheGeneratedOne(CustomResourceDefinition definition) throws IOException {
        String kind = definition.getSpec().getNames().getKind();
        var page = new ReferencePage(definition, Files.readString(EXAMPLES.resolve(kind + ".yaml")));

        new CommittedFile(REFERENCE.resolve(page.fileName())).mustHold(page.text());
    }

    @Test
    void committedConditionsAreTheGeneratedOnes() {
        new CommittedFile(REFERENCE.resolve("conditions.md")).mustHold(ConditionsPage.text());
    }
}
