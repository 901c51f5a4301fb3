package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server takes every resource of examples/ and every module's own. */
@LocalClusterTest
class ExamplesIT {
    private static final Path PROJECT = Path.of("..");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String NAMESPACE = "crds-examples";

    private final KubernetesClient kubernetes;

    ExamplesIT(LocalCluster cluster) {
        Installation installation = Installation.on(cluster);
        installation.namespace(NAMESPACE, Map.of());
        kubernetes = installation.administrator();
    }

    static List<Path> files() {
        return Stream.concat(
                        yamlBelow(PROJECT.resolve("examples")),
                        yamlBelow(PROJECT.resolve("modules")).filter(file -> file.endsWith("module.yaml")))
                .sorted()
                .toList();
    }

    @Test
    void thereAreExamples() {
        assertThat(files()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theApiServerTakesIt(Path file) throws IOException {
        try (MappingIterator<GenericKubernetesResource> documents =
                YAML.readerFor(GenericKubernetesResource.class).readValues(file.toFile())) {
            while (documents.hasNext()) {
                take(documents.next());
            }
        }
    }

    /** Without storing it; a field that the schema does not know is refused too. */
    private void take(GenericKubernetesResource resource) {
        if (resource.getMetadata().getNamespace() != null) {
            resource.getMetadata().setNamespace(NAMESPACE);
        }
        kubernetes
                .resource(resource)
                .dryRun()
                .fieldValidation(Validation.STRICT)
                .forceConflicts()
                .serverSideApply();
    }

    private static Stream<Path> yamlBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
