package io.buildify.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The defaults of the CRDs and of the Java types are the same. */
@LocalClusterTest
class DefaultsIT {
    private final KubernetesClient kubernetes;

    DefaultsIT(LocalCluster cluster) {
        Installation installation = Installation.on(cluster);
        installation.namespace("crds-defaults", Map.of());
        kubernetes = installation.administrator();
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                kind: Module
                metadata: {name: crds-defaults}
                spec:
                  api: {prefix: /api/v1/crds-defaults}
                  channels: {stable: 1.0.0}
                  releases: [{version: 1.0.0, image: ledger}]
                """, """
                kind: Module
                metadata: {name: crds-defaults}
                spec:
                  api: {prefix: /api/v1/crds-defaults}
                  database: {}
                  channels: {stable: 1.0.0}
                  releases:
                  - {version: 1.0.0, image: ledger, health: {}, configuration: {}, features: {}, events: {}}
                """, """
                kind: TenantModule
                metadata: {name: crds-defaults, namespace: crds-defaults}
                spec: {module: crds-defaults}
                """, """
                kind: TenantModule
                metadata: {name: crds-defaults, namespace: crds-defaults}
                spec: {module: crds-defaults, database: {}, features: {offered: []}, configuration: {}, unset: []}
                """, """
                kind: CompanyModule
                metadata: {name: crds-defaults.acme-de, namespace: crds-defaults}
                spec: {tenantModule: crds-defaults, company: acme-de}
                """})
    void whatIsReadBackIsWhatWasWritten(String yaml) {
        CustomResource<?, ? extends ObservedStatus> written =
                kubernetes.getKubernetesSerialization().unmarshal("apiVersion: buildify.io/v1alpha1\n" + yaml);

        CustomResource<?, ? extends ObservedStatus> read =
                kubernetes.resource(written).dryRun().create();

        assertThat(read.getSpec()).isEqualTo(written.getSpec());
        assertThat(read.getStatus().observedGeneration()).isEqualTo(ObservedStatus.UNOBSERVED);
    }
}
