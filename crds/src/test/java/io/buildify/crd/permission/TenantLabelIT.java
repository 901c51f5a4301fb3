package io.buildify.crd.permission;

import static io.buildify.crd.ApiGroup.TENANT_LABEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.Installation;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mallory may do everything to her own namespace, as some clusters allow, and to create others. That must not let her
 * become another tenant.
 */
@LocalClusterTest
class TenantLabelIT {
    private static final String HERS = "crds-mallory";
    private static final String VICTIMS = "crds-victim";

    private static Installation installation;
    private static KubernetesClient mallory;
    private static KubernetesClient platformEngineer;

    @BeforeAll
    static void install(LocalCluster cluster) {
        installation = Installation.on(cluster);
        mallory = installation.user("mallory");
        platformEngineer = installation.user("crds-platform-engineer");
        installation.namespace(HERS, Map.of());
        var grants = new Grants(installation.administrator());
        grants.inNamespace(HERS, "mallory", "*", "", "namespaces", "namespaces/status", "namespaces/finalize");
        grants.everywhere("mallory", "create", "", "namespaces");
        grants.clusterRole("crds-platform-engineer", "buildify-platform-engineer");
        await().untilAsserted(() -> refused(() -> mallory.resource(
                        labelled(mallory.namespaces().withName(HERS).get(), "victim"))
                .dryRun()
                .update()));
    }

    @AfterAll
    static void leave() {
        mallory.close();
        platformEngineer.close();
    }

    @BeforeEach
    void namespaces() {
        installation.namespace(HERS, Map.of());
        installation.namespace(VICTIMS, Map.of(TENANT_LABEL, "victim"));
    }

    @Test
    void aTenantCannotLabelItsNamespace() {
        refused(() -> label(mallory, HERS, "victim"));
    }

    @Test
    void aTenantCannotApplyTheLabel() {
        refused(() -> mallory.resource(namespace(HERS, "victim"))
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager("mallory")
                        .withForce(true)
                        .build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "finalize"})
    void aTenantCannotLabelItsNamespaceThroughASubresource(String subresource) {
        Namespace labelled = labelled(mallory.namespaces().withName(HERS).get(), "victim");

        refused(() -> mallory.raw("/api/v1/namespaces/" + HERS + "/" + subresource, "PUT", labelled));

        assertThat(labelOf(HERS)).isNull();
    }

    @Test
    void aTenantCannotCreateALabelledNamespace() {
        refused(() -> mallory.resource(namespace("crds-mallory-2", "victim")).create());
    }

    @Test
    void aTenantCannotChangeItsLabel() {
        installation.namespace(HERS, Map.of(TENANT_LABEL, "mallory"));

        refused(() -> label(mallory, HERS, "victim"));
    }

    @Test
    void aTenantCannotRemoveItsLabel() {
        installation.namespace(HERS, Map.of(TENANT_LABEL, "mallory"));

        refused(() -> edit(
                mallory,
                HERS,
                it -> new NamespaceBuilder(it)
                        .editMetadata()
                        .removeFromLabels(TENANT_LABEL)
                        .endMetadata()
                        .build()));
    }

    @Test
    void aTenantCannotTouchAnothersNamespace() {
        assertThatThrownBy(() -> mallory.namespaces().withName(VICTIMS).get())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("cannot get resource \"namespaces\"");
    }

    @Test
    void aTenantMayChangeOtherLabels() {
        installation.namespace(HERS, Map.of(TENANT_LABEL, "mallory"));

        edit(
                mallory,
                HERS,
                it -> new NamespaceBuilder(it)
                        .editMetadata()
                        .addToLabels("mood", "good")
                        .endMetadata()
                        .build());

        assertThat(labelOf(HERS)).isEqualTo("mallory");
    }

    @Test
    void aPlatformEngineerMayLabel() {
        label(platformEngineer, HERS, "mallory");

        assertThat(labelOf(HERS)).isEqualTo("mallory");
    }

    @Test
    void aLabelIsATenantId() {
        assertThatThrownBy(() -> label(platformEngineer, HERS, "Mallory"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(
                        "label buildify.io/tenant of namespace crds-mallory is not a tenant id: it must begin");
    }

    @Test
    void permissionCanBeGivenForOneTenant() {
        try (KubernetesClient onboarding = installation.user("crds-onboarding")) {
            var grants = new Grants(installation.administrator());
            grants.everywhere("crds-onboarding", "*", "", "namespaces");
            grants.tenant("crds-onboarding", "mallory");

            await().untilAsserted(() -> label(onboarding, HERS, "mallory"));

            refused(() -> label(onboarding, HERS, "victim"));
            refused(() -> label(onboarding, VICTIMS, "mallory"));
        }
    }

    private static void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("label buildify.io/tenant of namespace crds-")
                .hasMessageContaining("may not be set, changed or removed by")
                .hasMessageContaining("ask a platform engineer")
                .extracting(it -> ((KubernetesClientException) it).getCode())
                .isEqualTo(403);
    }

    private static void label(KubernetesClient who, String namespace, String tenant) {
        edit(who, namespace, it -> labelled(it, tenant));
    }

    private static void edit(KubernetesClient who, String namespace, UnaryOperator<Namespace> edit) {
        who.namespaces().withName(namespace).edit(edit);
    }

    private static Namespace labelled(Namespace namespace, String tenant) {
        return new NamespaceBuilder(namespace)
                .editMetadata()
                .addToLabels(TENANT_LABEL, tenant)
                .endMetadata()
                .build();
    }

    private static Namespace namespace(String name, String tenant) {
        return labelled(
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build(),
                tenant);
    }

    private static String labelOf(String namespace) {
        Map<String, String> labels = installation
                .administrator()
                .namespaces()
                .withName(namespace)
                .get()
                .getMetadata()
                .getLabels();
        return labels.get(TENANT_LABEL);
    }
}
