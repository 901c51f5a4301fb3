package io.buildify.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.local.installation.Installer;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The API server takes what the golden cases give and what comes out of them; nothing of it is kept. */
@LocalClusterTest
class GoldenIT {
    private static final String PLACE = "golden-it";
    private static final KubernetesSerialization COPIER = new KubernetesSerialization();

    private static KubernetesClient kubernetes;

    @BeforeAll
    static void install(LocalCluster cluster) {
        kubernetes = cluster.kubernetes();
        new Installer(kubernetes).installFolder(Path.of("../crds/src/main/kubernetes"));
        kubernetes
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(PLACE)
                        .endMetadata()
                        .build())
                .serverSideApply();
    }

    @AfterAll
    static void remove() {
        kubernetes.resources(Module.class).withName(PLACE).delete();
        kubernetes.namespaces().withName(PLACE).delete();
    }

    static Stream<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesTheInputs(GoldenCase golden) {
        golden.own().stream().filter(GoldenIT::isWrittenByPeople).forEach(GoldenIT::take);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesTheRenderedObjects(GoldenCase golden) {
        new Operator(golden, golden.world())
                .reconcile().values().stream()
                        .flatMap(decision -> Rendering.of(decision).stream())
                        .forEach(GoldenIT::take);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesTheStatuses(GoldenCase golden) {
        new Operator(golden, golden.world()).reconcile().values().forEach(decision -> {
            switch (decision.resource()) {
                case Module module when decision.status().isPresent() -> takeStatus(new Module(), module);
                case TenantModule tenant when decision.status().isPresent() -> takeStatus(new TenantModule(), tenant);
                case CompanyModule company
                when decision.status().isPresent() -> takeStatus(new CompanyModule(), company);
                default -> {}
            }
        });
    }

    private static boolean isWrittenByPeople(HasMetadata object) {
        return object instanceof Namespace || object instanceof CustomResource;
    }

    /** Has the API server check the object and store nothing; that one of its name exists is found out last. */
    private static void take(HasMetadata object) {
        var copy = COPIER.clone(object);
        copy.setMetadata(new ObjectMetaBuilder()
                .withName(object.getMetadata().getName())
                .withNamespace(
                        object instanceof CustomResource && object.getMetadata().getNamespace() != null
                                ? PLACE
                                : object.getMetadata().getNamespace())
                .withLabels(object.getMetadata().getLabels())
                .build());
        try {
            kubernetes.resource(copy).dryRun().create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                fail("%s is refused: %s", GoldenCase.name(object), e.getMessage());
            }
        }
    }

    private static <S, T, R extends CustomResource<S, T>> void takeStatus(R live, R decided) {
        var copy = COPIER.clone(decided);
        copy.setMetadata(new ObjectMetaBuilder()
                .withName(decided.getMetadata().getName())
                .withNamespace(decided.getMetadata().getNamespace() == null ? null : PLACE)
                .build());
        copy.setStatus(null);
        kubernetes.resource(copy).serverSideApply();
        copy.setStatus(decided.getStatus());
        try {
            var taken = kubernetes.resource(copy).dryRun().patchStatus();
            assertThat(taken.getStatus()).isEqualTo(decided.getStatus());
        } finally {
            kubernetes.resource(copy).delete();
        }
    }
}
