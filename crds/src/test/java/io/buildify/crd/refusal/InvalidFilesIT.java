package io.buildify.crd.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.buildify.crd.Installation;
import io.buildify.crd.ValidResource;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server takes every file of {@code valid/}, and refuses every file of {@code invalid/} as the file says. */
@LocalClusterTest
class InvalidFilesIT {
    static final List<String> KINDS = ValidResource.KINDS;

    /** What the API server adds when a schema is broken: it then does not evaluate CEL. */
    private static final String RULES_NOT_CHECKED = "some validation rules were not checked";

    private static KubernetesClient kubernetes;

    @BeforeAll
    static void install(LocalCluster cluster) {
        Installation installation = Installation.on(cluster);
        installation.namespace(ValidResource.NAMESPACE, Map.of());
        kubernetes = installation.administrator();
    }

    @AfterEach
    void remove() {
        KINDS.forEach(kind -> resource(kind, null).delete());
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void takesTheValidResource(String kind) {
        resource(kind, null).dryRun().create();
    }

    static Stream<Arguments> filesAndKinds() {
        return InvalidFile.all().stream()
                .flatMap(file -> file.content().kinds().stream().map(kind -> Arguments.of(file, kind)));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("filesAndKinds")
    void refusesTheInvalidResource(InvalidFile file, String kind) {
        InvalidFile.Content content = file.content();

        List<StatusCause> causes = causesOf(() -> send(kind, content));

        assertThat(causes).allSatisfy(cause -> assertThat(content.refused()).containsKey(cause.getField()));
        content.refused()
                .forEach((field, messages) -> messages.values()
                        .forEach(message -> assertThat(causes).anySatisfy(cause -> {
                            assertThat(cause.getField()).isEqualTo(field);
                            assertThat(cause.getMessage()).contains(message);
                        })));
    }

    private void send(String kind, InvalidFile.Content content) {
        Resource<GenericKubernetesResource> sent = resource(kind, content.document());
        if (content.document().has("status")) {
            createAccepted(kind, content.before());
            sent.dryRun().updateStatus();
        } else if (content.before() != null) {
            createAccepted(kind, content.before());
            sent.dryRun().update();
        } else {
            sent.dryRun().create();
        }
    }

    private void createAccepted(String kind, ObjectNode change) {
        resource(kind, change).create();
        if (change != null && change.has("status")) {
            resource(kind, change).updateStatus();
        }
    }

    private static List<StatusCause> causesOf(Runnable sending) {
        KubernetesClientException refusal = catchThrowableOfType(KubernetesClientException.class, sending::run);
        assertThat(refusal).as("the API server took it").isNotNull();
        assertThat(refusal.getStatus().getDetails()).as(refusal.getMessage()).isNotNull();
        return refusal.getStatus().getDetails().getCauses().stream()
                .filter(cause -> !cause.getMessage().contains(RULES_NOT_CHECKED))
                .toList();
    }

    private static Resource<GenericKubernetesResource> resource(String kind, ObjectNode change) {
        return kubernetes.resource(ValidResource.ofKind(kind, change));
    }
}
