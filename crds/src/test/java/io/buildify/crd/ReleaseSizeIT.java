package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Module with the most releases, each with a large schema, is within what the API server spends on rules. */
@LocalClusterTest
class ReleaseSizeIT {
    private static final int MOST_RELEASES = 16;
    private static final int PROPERTIES = 60;
    private static final String NAME = "crds-large";

    private final KubernetesClient kubernetes;

    ReleaseSizeIT(LocalCluster cluster) {
        kubernetes = Installation.on(cluster).administrator();
    }

    @AfterEach
    void remove() {
        kubernetes.resources(Module.class).withName(NAME).delete();
    }

    @Test
    void anAcceptedModuleWithTheMostReleasesCanBeEdited() {
        kubernetes.resource(module("before")).create();
        kubernetes.resources(Module.class).withName(NAME).editStatus(module -> {
            module.setStatus(new ModuleStatus(1L, List.of(), false, accepted(module), null, null, null));
            return module;
        });

        Module edited = kubernetes.resource(module("after")).update();

        assertThat(edited.getSpec().displayName()).isEqualTo("after");
    }

    private static Module module(String displayName) {
        var module = new Module();
        module.getMetadata().setName(NAME);
        module.setSpec(new ModuleSpec(
                displayName,
                null,
                null,
                new ModuleSpec.Api("/api/v1/" + NAME),
                null,
                Map.of(ModuleSpec.STABLE, "1.0.0"),
                IntStream.range(0, MOST_RELEASES)
                        .mapToObj(ReleaseSizeIT::release)
                        .toList(),
                null));
        return module;
    }

    private static Release release(int number) {
        return new Release(
                "1.0." + number,
                "ledger:1.0." + number,
                null,
                null,
                null,
                new Release.Configuration(null, schema()),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (int i = 0; i < PROPERTIES; i++) {
            properties.putObject("property_" + i).put("type", "string").put("description", "x".repeat(500));
        }
        return schema;
    }

    private static List<AcceptedRelease> accepted(Module module) {
        return module.getSpec().releases().stream()
                .map(release -> new AcceptedRelease(release.version(), "hash"))
                .toList();
    }
}
