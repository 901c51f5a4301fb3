package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tenant's rows cannot be erased yet, and the Module, whose database it is, goes. */
@LocalClusterTest
class ErasureIT {
    private static final String NOT_NOW = "[{name: STAND_IN_ERASE, value: \"1 not now\"}]";

    private final LocalCluster cluster;
    private final PlatformEngineer engineer;

    ErasureIT(LocalCluster cluster) {
        this.cluster = cluster;
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
    }

    @Test
    void rowsThatHaveGoneWithTheirDatabaseAreNotErasedAnyMore() {
        leaves("dropped", "deletionPolicy: Delete");

        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() ->
                        assertThat(new Inventory(cluster).of("dropped").names()).isEmpty());
    }

    @Test
    void aDatabaseThatStaysKeepsItsCredentialsUntilTheRowsAreErased() {
        leaves("staying", "deletionPolicy: Retain");
        var credentials = credentials("staying-owner");
        var tried = job("staying").orElseThrow().getMetadata().getUid();

        await().atMost(PlatformEngineer.PATIENCE)
                .until(() -> job("staying")
                        .filter(it -> !it.getMetadata().getUid().equals(tried))
                        .isPresent());
        assertThat(credentials.get()).isNotNull();

        record("staying").delete();
        await().atMost(PlatformEngineer.PATIENCE).until(() -> credentials.get() == null);
    }

    /** A tenant goes, whose rows the module does not erase, and then the Module. */
    private void leaves(String module, String policy) {
        engineer.registers(module, "1.0.0", "buildify/stand-in:1.0.0", NOT_NOW, policy);
        var tenant = Tenant.arrives(engineer, module + "-acme", module)
                .enables("deletionPolicy: Delete")
                .ready();
        tenant.disappears();
        await().atMost(PlatformEngineer.PATIENCE).until(() -> job(module).isPresent());
        PlatformEngineer.waitsFor(engineer.module(module), ConditionType.Ready, "True", "Registered");
        engineer.module(module).delete();
        await().atMost(PlatformEngineer.PATIENCE)
                .until(() -> engineer.module(module).get() == null);
    }

    private Optional<Job> job(String module) {
        return engineer
                .kubernetes()
                .batch()
                .v1()
                .jobs()
                .inNamespace(PlatformEngineer.MODULES)
                .withLabel("buildify.io/module", module)
                .list()
                .getItems()
                .stream()
                .filter(it -> it.getMetadata().getName().contains("-erase-"))
                .findFirst();
    }

    private Resource<Secret> credentials(String name) {
        return engineer.kubernetes()
                .secrets()
                .inNamespace(PlatformEngineer.MODULES)
                .withName(name);
    }

    /** What is to be done for the tenant: deleted by somebody who gives up. */
    private Resource<ConfigMap> record(String module) {
        var maps = engineer.kubernetes().configMaps().inNamespace("buildify-system");
        var name = maps.withLabel("buildify.io/object", "cleanup").list().getItems().stream()
                .map(it -> it.getMetadata().getName())
                .filter(it -> it.startsWith("cleanup.tenantmodule." + module + "-"))
                .findFirst()
                .orElseThrow();
        return maps.withName(name);
    }
}
