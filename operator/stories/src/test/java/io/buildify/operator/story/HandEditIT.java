package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.MODULES;
import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.crd.Module;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with a cluster administrator's rights deletes and edits what the operator has made. */
@LocalClusterTest
class HandEditIT {
    private static final String MODULE = "handedit";

    private final OperatorProcess operator;
    private final PlatformEngineer engineer;
    private Tenant tenant;

    HandEditIT(LocalCluster cluster) {
        operator = Installation.of(cluster).operator();
        engineer = new PlatformEngineer(cluster.kubernetes());
    }

    @BeforeEach
    void anInstanceOfItsOwn() {
        engineer.registers(MODULE, "1.0.0", "[]");
        tenant = Tenant.arrives(engineer, "handedit-acme", MODULE)
                .enables("dedicated: true")
                .ready();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Deployment.class,
                Service.class,
                ServiceAccount.class,
                Secret.class,
                NetworkPolicy.class,
                HTTPRoute.class
            })
    void aChildThatIsDeletedComesBack(Class<? extends HasMetadata> kind) {
        disappears(child(kind));
        tenant.ready();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim.handedit-acme", "placement.handedit"})
    void aNoteThatIsDeletedComesBack(String name) {
        disappears(engineer.kubernetes()
                .configMaps()
                .inNamespace("buildify-system")
                .withName(name));
        tenant.ready();
    }

    /** Other keys could not open what was sealed; processes have a copy of these. */
    @Test
    void theKeysThatAModuleSealsWithComeBackAsTheyWere() {
        var keys = engineer.sealingKeys(NodeId.ofModule(MODULE).instance());
        var before = keys.get().getData();

        disappears(keys);

        assertThat(keys.get().getData()).isEqualTo(before);
        tenant.ready();
    }

    /** Nothing that the lost key has sealed opens then, so the operator does it only without any copy, and says so. */
    @Test
    void keysOfWhichNoCopyIsLeftAreMadeAnewAndTheLossIsTold() throws IOException {
        var keys = engineer.sealingKeys(NodeId.ofModule(MODULE).instance());
        var lost = keys.get().getData().get("keys");
        operator.kill();
        int before = operator.log().length();
        keys.delete();
        engineer.kubernetes()
                .resourceList(engineer.kubernetes().secrets().inNamespace(MODULES).list().getItems().stream()
                        .filter(it -> lost.equals(it.getData().get("sealing-keys")))
                        .toList())
                .delete();

        operator.start(Map.of());

        await().atMost(PATIENCE).until(() -> keys.get() != null);
        var made = keys.get().getData().get("keys");
        assertThat(made).isNotEqualTo(lost);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(child(Secret.class).get())
                        .isNotNull()
                        .satisfies(it -> assertThat(it.getData()).containsEntry("sealing-keys", made)));
        tenant.ready();
        assertThat(operator.log().substring(before))
                .contains("Secret sealing.handedit is gone, and no instance has a copy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'spec': {'replicas': 3}}",
                "{'spec': {'template': {'spec': {'nodeSelector': {'nowhere': 'yes'}}}}}",
                "{'spec': {'template': {'metadata': {'labels': {'more': 'yes'}}}}}",
                "{'spec': {'strategy': {'rollingUpdate': {'maxSurge': 7}}}}"
            })
    void anEditOfTheDeploymentIsUndone(String patch) {
        isUndone(child(Deployment.class), patch, it -> it.getSpec());
        tenant.ready();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'spec': {'selector': {'app': 'other'}}}", "{'spec': {'sessionAffinity': 'ClientIP'}}"})
    void anEditOfTheServiceIsUndone(String patch) {
        isUndone(child(Service.class), patch, it -> it.getSpec());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'spec': {'ingress': [{}]}}", "{'spec': {'policyTypes': ['Egress']}}"})
    void anEditOfTheNetworkPolicyIsUndone(String patch) {
        isUndone(child(NetworkPolicy.class), patch, it -> it.getSpec());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'spec': {'hostnames': ['elsewhere.example']}}", "{'spec': {'rules': []}}"})
    void anEditOfTheRouteIsUndone(String patch) {
        isUndone(child(HTTPRoute.class), patch, it -> it.getSpec());
    }

    @Test
    void whatIsAddedToTheSecretIsTakenAway() {
        isUndone(child(Secret.class), "{'stringData': {'more': 'yes'}}", Secret::getData);
    }

    @Test
    void theChildrenOfANodeThatIsNotAcceptedAreKeptToo() {
        tenant.enables("dedicated: true\nconfiguration: {currency: euro}");
        tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");

        disappears(child(Deployment.class));
        isUndone(child(Service.class), "{'spec': {'selector': {'app': 'other'}}}", it -> it.getSpec());

        tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");
        tenant.enables("dedicated: true").ready();
    }

    @Test
    void theyAreKeptByAnOperatorThatHasNeverSeenTheNodeAccepted() {
        tenant.enables("dedicated: true\nconfiguration: {currency: euro}");
        tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");
        operator.kill();
        child(Deployment.class).delete();

        operator.start(Map.of());

        await().atMost(PATIENCE).until(() -> isThere(child(Deployment.class)));
        tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");
        tenant.enables("dedicated: true").ready();
    }

    private static boolean isThere(Resource<? extends HasMetadata> child) {
        var live = child.get();
        return live != null && !live.isMarkedForDeletion();
    }

    @Test
    void theChildrenOfATenantWhoseNamespaceLostItsLabelAreKeptToo() {
        label("null");
        tenant.waitsFor(ConditionType.ResolvedRefs, "False", "TenantConflict");

        disappears(child(HTTPRoute.class));
        isUndone(child(NetworkPolicy.class), "{'spec': {'ingress': [{}]}}", it -> it.getSpec());

        label("'handedit-acme'");
        tenant.ready();
    }

    @Test
    void aModuleThatLeavesItsPrefixMakesWayForTheOther() {
        engineer.registers("prefix-first", "1.0.0", "[]");
        engineer.registers("prefix-other", "1.0.0", "[]");
        Resource<Module> first = engineer.module("prefix-first");
        Resource<Module> other = engineer.module("prefix-other");
        PlatformEngineer.waitsFor(other, ConditionType.Ready, "True", "Registered");
        other.patch(MERGE, json("{'spec': {'api': {'prefix': '/api/v1/prefix-first'}}}"));
        PlatformEngineer.waitsFor(other, ConditionType.Accepted, "False", "PrefixConflict");

        first.patch(MERGE, json("{'spec': {'api': {'prefix': '/api/v1/prefix-moved'}}}"));

        PlatformEngineer.waitsFor(other, ConditionType.Accepted, "True", "Valid");
    }

    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private void label(String value) {
        engineer.kubernetes()
                .namespaces()
                .withName("handedit-acme")
                .patch(MERGE, json("{'metadata': {'labels': {'buildify.io/tenant': " + value + "}}}"));
    }

    private <T extends HasMetadata> Resource<T> child(Class<T> kind) {
        return engineer.kubernetes().resources(kind).inNamespace(MODULES).withName(tenant.servedBy());
    }

    /** Deletes it and waits for one of the same name that is another. */
    private static void disappears(Resource<? extends HasMetadata> object) {
        String before = object.get().getMetadata().getUid();

        object.delete();

        await().atMost(PATIENCE)
                .until(() -> Optional.ofNullable(object.get())
                        .filter(it -> !before.equals(it.getMetadata().getUid()))
                        .isPresent());
    }

    /** Edits it and waits until that part of it is again what it was. */
    private static <T extends HasMetadata> void isUndone(Resource<T> object, String patch, Part<T> part) {
        Object before = part.of(object.get());

        assertThat(part.of(object.patch(MERGE, json(patch)))).isNotEqualTo(before);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(part.of(object.get())).isEqualTo(before));
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** What of an object is looked at. */
    @FunctionalInterface
    private interface Part<T> {
        Object of(T object);
    }
}
