package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Core and GitOps own the keys of a configuration that each of them applies, and no others. */
@LocalClusterTest
class ConfigurationOwnershipIT {
    private static final String NAMESPACE = "crds-ownership";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient kubernetes;

    ConfigurationOwnershipIT(LocalCluster cluster) {
        Installation installation = Installation.on(cluster);
        installation.namespace(NAMESPACE, Map.of());
        kubernetes = installation.administrator();
    }

    @BeforeEach
    void gitOpsApplies() {
        apply("gitops", "{currency: EUR, footer: {text: Thank you}, languages: [de, en]}");
    }

    @AfterEach
    void remove() {
        kubernetes
                .resources(TenantModule.class)
                .inNamespace(NAMESPACE)
                .withName("ledger")
                .delete();
    }

    @Test
    void anotherManagerAddsKeysAtAnyDepth() throws Exception {
        apply("core", "{tax_rate: 0.2, footer: {colour: red}}");

        assertThat(configuration()).isEqualTo(JSON.readTree("""
                        {"currency": "EUR", "footer": {"text": "Thank you", "colour": "red"},
                         "languages": ["de", "en"], "tax_rate": 0.2}
                        """));
    }

    @Test
    void aKeyOfAnotherManagerIsAConflict() {
        assertThatThrownBy(() -> apply("core", "{currency: CHF}"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("conflict with \"gitops\"")
                .hasMessageContaining(".spec.configuration.currency");
    }

    @Test
    void aListIsOwnedAsAWhole() {
        assertThatThrownBy(() -> apply("core", "{languages: [fr]}"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(".spec.configuration.languages");
    }

    @Test
    void aKeyThatItsManagerNoLongerAppliesGoesAlone() throws Exception {
        apply("core", "{tax_rate: 0.2, footer: {colour: red}}");

        apply("gitops", "{currency: EUR}");

        assertThat(configuration()).isEqualTo(JSON.readTree("""
                        {"currency": "EUR", "footer": {"colour": "red"}, "tax_rate": 0.2}
                        """));
    }

    private void apply(String manager, String configuration) {
        TenantModule module =
                kubernetes.getKubernetesSerialization().unmarshal("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: ledger, namespace: %s}
                spec: {module: ledger, configuration: %s}
                """.formatted(NAMESPACE, configuration));
        kubernetes
                .resource(module)
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(manager)
                        .build());
    }

    private JsonNode configuration() {
        return kubernetes
                .resources(TenantModule.class)
                .inNamespace(NAMESPACE)
                .withName("ledger")
                .get()
                .getSpec()
                .configuration();
    }
}
