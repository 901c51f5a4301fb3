package io.buildify.crd.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ApiGroup;
import io.buildify.crd.Installation;
import io.buildify.crd.TenantModule;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant's administrator must not leave roles, grants and topics behind by taking the finalizer off. */
@LocalClusterTest
class CleanupFinalizerIT {
    private static final String NAMESPACE = "crds-cleanup";
    private static final String FINALIZER = "buildify.io/cleanup";

    private static Installation installation;
    private static KubernetesClient tenant;
    private static KubernetesClient operator;

    @BeforeAll
    static void install(LocalCluster cluster) {
        installation = Installation.on(cluster);
        installation.namespace(NAMESPACE, Map.of());
        tenant = installation.user("crds-tenant");
        operator = installation.user("crds-operator");
        var grants = new Grants(installation.administrator());
        grants.inNamespace(NAMESPACE, "crds-tenant", "admin");
        grants.everywhere("crds-operator", "*", ApiGroup.NAME, "tenantmodules", "tenantmodules/finalizers");
    }

    @AfterAll
    static void leave() {
        tenant.close();
        operator.close();
    }

    @BeforeEach
    void aTenantModuleInTheOperatorsCare() {
        TenantModule module = installation
                .administrator()
                .getKubernetesSerialization()
                .unmarshal("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: ledger, namespace: %s, finalizers: [%s]}
                spec: {module: ledger}
                """.formatted(NAMESPACE, FINALIZER));
        installation.administrator().resource(module).create();
    }

    @AfterEach
    void remove() {
        var module = moduleOf(installation.administrator());
        module.delete();
        if (module.get() != null) {
            setFinalizers(installation.administrator());
        }
    }

    @Test
    void aTenantCannotTakeItOff() {
        await().untilAsserted(() -> refused(CleanupFinalizerIT::dryTakeOff));

        moduleOf(tenant).delete();

        refused(() -> setFinalizers(tenant));
        assertThat(moduleOf(tenant).get().getMetadata().getFinalizers()).containsExactly(FINALIZER);
    }

    @Test
    void aTenantMayChangeEverythingElse() {
        await().until(() -> moduleOf(tenant).edit(module -> {
                    module.getMetadata().setLabels(Map.of("mood", "good"));
                    return module;
                })
                != null);

        setFinalizers(tenant, FINALIZER, "example.com/mine");

        assertThat(moduleOf(tenant).get().getMetadata().getFinalizers()).contains("example.com/mine");
        setFinalizers(tenant, FINALIZER);
    }

    @Test
    void theOperatorTakesItOff() {
        await().untilAsserted(() -> setFinalizers(operator));

        assertThat(moduleOf(operator).get().getMetadata().getFinalizers()).isEmpty();
    }

    private static void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(
                        "finalizer buildify.io/cleanup of TenantModule ledger may not be removed by crds-tenant");
    }

    /** Until the policy is in effect, this must not succeed for good. */
    private static void dryTakeOff() {
        TenantModule module = moduleOf(tenant).get();
        module.getMetadata().setFinalizers(List.of());
        tenant.resource(module).dryRun().update();
    }

    private static void setFinalizers(KubernetesClient who, String... finalizers) {
        moduleOf(who).edit(module -> {
            module.getMetadata().setFinalizers(List.of(finalizers));
            return module;
        });
    }

    private static Resource<TenantModule> moduleOf(KubernetesClient who) {
        return who.resources(TenantModule.class).inNamespace(NAMESPACE).withName("ledger");
    }
}
