package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.CompanyModule;
import io.buildify.crd.Module;
import io.buildify.crd.TenantModule;
import io.buildify.local.junit.LocalCluster;
import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * Knows what should be on all servers for the custom resources there are, and compares: no orphan, nothing twice,
 * nothing missing, no record out of date.
 */
record Oracle(LocalCluster cluster) {

    /** Waits until what there is of the module is exactly what there should be. */
    void agreesOn(String module) {
        await().atMost(PlatformEngineer.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(difference(module)).isEqualTo(Difference.NONE));
    }

    /**
     * @param orphans what is there and should not be
     * @param missing what should be there and is not
     */
    record Difference(TreeSet<String> orphans, TreeSet<String> missing) {
        static final Difference NONE = new Difference(new TreeSet<>(), new TreeSet<>());
    }

    Difference difference(String module) {
        var expected = expected(module);
        var orphans = new TreeSet<>(new Inventory(cluster).of(module).names());
        var missing = new TreeSet<>(expected.required());
        missing.removeAll(orphans);
        orphans.removeAll(expected.required());
        orphans.removeAll(expected.possible());
        return new Difference(orphans, missing);
    }

    private Expectation expected(String name) {
        var expectation = new Expectation();
        placements(name).forEach(expectation::retained);
        var module = kubernetes().resources(Module.class).withName(name).get();
        if (module != null) {
            expectation.module(module, tenants(name), companies(name));
        }
        return expectation;
    }

    private List<Expectation.Tenant> tenants(String module) {
        return kubernetes().resources(TenantModule.class).inAnyNamespace().list().getItems().stream()
                .filter(it -> it.getSpec().module().equals(module))
                .map(it -> new Expectation.Tenant(tenantOf(it.getMetadata().getNamespace()), it))
                .toList();
    }

    private List<Expectation.Company> companies(String module) {
        return kubernetes().resources(CompanyModule.class).inAnyNamespace().list().getItems().stream()
                .filter(it -> it.getSpec().tenantModule().equals(module))
                .map(it -> new Expectation.Company(tenantOf(it.getMetadata().getNamespace()), it))
                .toList();
    }

    private List<ConfigMap> placements(String module) {
        return kubernetes()
                .configMaps()
                .inNamespace("buildify-system")
                .withLabel(Labels.OBJECT, "placement")
                .withLabel(Labels.MODULE, module)
                .list()
                .getItems();
    }

    private String tenantOf(String namespace) {
        return kubernetes()
                .namespaces()
                .withName(namespace)
                .get()
                .getMetadata()
                .getLabels()
                .get(Labels.TENANT);
    }

    private KubernetesClient kubernetes() {
        return cluster.kubernetes();
    }
}
