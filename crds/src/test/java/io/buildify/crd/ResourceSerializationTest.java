package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

/** A resource survives the way through YAML, and absent fields mean the defaults. */
class ResourceSerializationTest {
    private final KubernetesSerialization yaml = new KubernetesSerialization();

    @Test
    void absentFieldsMeanTheDefaults() {
        TenantModule tenant = yaml.unmarshal("""
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: financial, namespace: acme}
                spec: {module: financial}
                """);

        assertThat(tenant.getSpec().enabled()).isTrue();
        assertThat(tenant.getSpec().companies()).isEqualTo(Companies.All);
        assertThat(tenant.getSpec().database().strategy()).isEqualTo(NodeDatabase.Strategy.Shared);
        assertThat(tenant.getSpec().deletionPolicy()).isEqualTo(DeletionPolicy.Retain);
        assertThat(tenant.getSpec().features().offered()).isNull();
        assertThat(tenant.getSpec().configuration()).isEmpty();
    }

    @Test
    void survivesTheWayThroughYaml() {
        Module module = yaml.unmarshal("""
                apiVersion: buildify.io/v1alpha1
                kind: Module
                metadata: {name: financial}
                spec:
                  displayName: Financial Management
                  api: {prefix: /api/v1/financial}
                  channels: {stable: 1.0.0}
                  releases:
                  - version: 1.0.0
                    image: buildify/financial:1.0.0
                    env: [{name: LOG, value: info}]
                    configuration:
                      defaults: {currency: USD, tax_rate: 0}
                      schema: {type: object}
                    events: {publishes: [{type: financial.invoice.created}], whenDisabled: Park}
                    resources: {requests: {cpu: 100m}}
                """);

        Module again = yaml.unmarshal(yaml.asYaml(module));

        assertThat(again).isEqualTo(module);
        assertThat(module.getSpec().release("1.0.0"))
                .get()
                .extracting(r -> r.events().whenDisabled())
                .isEqualTo(Events.WhenDisabled.Park);
    }
}
