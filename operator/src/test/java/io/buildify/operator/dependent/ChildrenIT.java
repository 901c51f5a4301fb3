package io.buildify.operator.dependent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.watch.Informers;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A platform engineer edits children by hand, and finds them as rendered again. */
@LocalClusterTest
class ChildrenIT {
    private static final String INSTANCE = "children-it";

    private final KubernetesClient engineer;
    private final Informers informers;
    private final Children children;

    ChildrenIT(LocalCluster cluster) {
        engineer = cluster.kubernetes();
        informers = new Informers(engineer, "buildify-system", "buildify-modules");
        children = new Children(engineer, informers);
    }

    @BeforeEach
    void watch() throws Exception {
        informers.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @AfterEach
    void remove() {
        children.prune(INSTANCE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> informers
                        .children()
                        .allMatch(it ->
                                it.byIndex(Informers.BY_INSTANCE, INSTANCE).isEmpty()));
        informers.stop();
    }

    static Stream<HasMetadata> rendered() {
        return RenderedInstance.of(INSTANCE);
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void aChildThatIsAsRenderedIsNotWritten(HasMetadata child) {
        awaitSeen(children.apply(child));
        var seen = seen(child).orElseThrow();

        assertThat(children.apply(child)).isSameAs(seen);
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void aLabelAddedByHandGoesAway(HasMetadata child) {
        children.apply(child);

        var edited = engineer.resource(child).edit(it -> {
            it.getMetadata().getLabels().put("added", "by-hand");
            return it;
        });
        awaitSeen(edited);
        children.apply(child);

        assertThat(engineer.resource(child).get().getMetadata().getLabels())
                .isEqualTo(child.getMetadata().getLabels());
    }

    @Test
    void anEnvironmentVariableAddedByHandGoesAwayAndAChangedOneIsBack() {
        var deployment = RenderedInstance.deployment(INSTANCE);
        children.apply(deployment);

        var edited = edit(deployment, it -> {
            var container = it.getSpec().getTemplate().getSpec().getContainers().getFirst();
            container.getEnv().getFirst().setValue("changed");
            container.setEnv(Stream.concat(
                            Stream.of(new io.fabric8.kubernetes.api.model.EnvVarBuilder()
                                    .withName("JAVA_OPTS")
                                    .withValue("-verbose")
                                    .build()),
                            container.getEnv().stream())
                    .toList());
        });
        awaitSeen(edited);
        children.apply(deployment);

        assertThat(live(deployment)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .isEqualTo(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv());
    }

    @Test
    void aContainerAddedByHandGoesAwayAndTheReplicasAreBack() {
        var deployment = RenderedInstance.deployment(INSTANCE);
        children.apply(deployment);

        edit(deployment, it -> it.getSpec().setReplicas(7));
        var edited = edit(
                deployment,
                it -> it.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .add(new ContainerBuilder()
                                .withName("sidecar")
                                .withImage("x:1")
                                .build()));
        awaitSeen(edited);
        children.apply(deployment);

        assertThat(live(deployment).getSpec().getReplicas()).isEqualTo(1);
        assertThat(live(deployment).getSpec().getTemplate().getSpec().getContainers())
                .extracting("name")
                .containsExactly("module");
    }

    @Test
    void aSelectorThatChoosesFewerPodsIsBack() {
        var service = RenderedInstance.service(INSTANCE);
        children.apply(service);

        var edited = edit(service, it -> it.getSpec().getSelector().put("added", "by-hand"));
        awaitSeen(edited);
        children.apply(service);

        assertThat(live(service).getSpec().getSelector())
                .isEqualTo(service.getSpec().getSelector());
    }

    @Test
    void aRestartThatAPersonAskedForIsNotUndone() {
        var deployment = RenderedInstance.deployment(INSTANCE);
        children.apply(deployment);

        var restarted =
                engineer.apps().deployments().resource(deployment).rolling().restart();
        awaitSeen(restarted);
        children.apply(deployment);

        assertThat(live(deployment).getSpec().getTemplate().getMetadata().getAnnotations())
                .containsKey("kubectl.kubernetes.io/restartedAt");
    }

    @Test
    void aKeyAddedToASecretGoesAwayAndARemovedOneIsBack() {
        var secret = RenderedInstance.secret(INSTANCE);
        children.create(secret);

        var edited = engineer.resource(secret).edit(it -> {
            it.getData().remove("kafka-password");
            it.getData().put("more", "bW9yZQ==");
            return it;
        });
        awaitSeen(edited);
        children.apply(secret);

        Secret live = engineer.resource(secret).get();
        assertThat(live.getData()).isEqualTo(secret.getData());
    }

    @Test
    void aChildThatVanishedComesBack() {
        var service = RenderedInstance.service(INSTANCE);
        awaitSeen(children.apply(service));

        engineer.resource(service).delete();
        await().until(() ->
                informers.services().get("buildify-modules", INSTANCE).isEmpty());
        children.apply(service);

        assertThat(engineer.resource(service).get()).isNotNull();
    }

    @Test
    void whatIsNotRenderedAnyMoreIsRemoved() {
        var keep = RenderedInstance.service(INSTANCE);
        children.apply(keep);
        awaitSeen(children.apply(RenderedInstance.deployment(INSTANCE)));
        await().until(() ->
                informers.services().get("buildify-modules", INSTANCE).isPresent());

        children.prune(INSTANCE, List.of(keep), child -> false);

        await().until(() ->
                engineer.resource(RenderedInstance.deployment(INSTANCE)).get() == null);
        assertThat(engineer.resource(keep).get()).isNotNull();
    }

    @Test
    void aVariableThatIsNotRenderedAnyMoreIsRemoved() {
        var deployment = RenderedInstance.deployment(INSTANCE);
        awaitSeen(children.apply(deployment));

        var less = new io.fabric8.kubernetes.api.model.apps.DeploymentBuilder(deployment)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withEnv(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv()
                        .get(0))
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        children.apply(less);

        assertThat(live(deployment)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getEnv())
                .hasSize(1);
    }

    private <T extends HasMetadata> T edit(T object, java.util.function.Consumer<T> edit) {
        return engineer.resource(object).edit(it -> {
            edit.accept(it);
            return it;
        });
    }

    private <T extends HasMetadata> T live(T deployment) {
        return engineer.resource(deployment).get();
    }

    /** Waits until the informer knows at least this version. */
    private void awaitSeen(HasMetadata object) {
        long version = Long.parseLong(object.getMetadata().getResourceVersion());
        await().until(() -> seen(object)
                .filter(seen -> Long.parseLong(seen.getMetadata().getResourceVersion()) >= version)
                .isPresent());
    }

    private Optional<? extends HasMetadata> seen(HasMetadata object) {
        return informers
                .children()
                .filter(it -> it.kind().equals(object.getClass()))
                .findFirst()
                .flatMap(it -> it.get("buildify-modules", object.getMetadata().getName()));
    }
}
