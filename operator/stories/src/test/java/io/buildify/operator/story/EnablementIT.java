package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.events.ConfigurationKey;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import org.junit.jupiter.api.Test;

/** A tenant and its company use a module on the shared instance. */
@LocalClusterTest
class EnablementIT {
    private final Installation installation;
    private final PlatformEngineer engineer;
    private final Records records;

    EnablementIT(LocalCluster cluster) {
        installation = Installation.of(cluster);
        engineer = new PlatformEngineer(installation.kubernetes());
        records = new Records(cluster.kafka());
    }

    @Test
    void aRegisteredModuleRunsNothing() {
        engineer.registers("idle", "1.0.0", "[]");

        PlatformEngineer.waitsFor(engineer.module("idle"), ConditionType.Ready, "True", "Registered");
        assertThat(engineer.deployment("idle").get()).isNull();
    }

    @Test
    void aTenantIsServedByTheSharedInstanceWithItsConfiguration() {
        engineer.registers("enable", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "enable-acme", "enable")
                .enables("configuration: {currency: EUR}")
                .customises("enable-de", "configuration: {currency: CHF}");

        tenant.ready();
        tenant.companyWaitsFor("enable-de", ConditionType.Ready, "True", "");

        assertThat(tenant.servedBy()).isEqualTo("enable");
        assertThat(records.values("enable", ConfigurationKey.parse("enable-acme")))
                .isEqualTo("{\"currency\":\"EUR\"}");
        assertThat(records.values("enable", ConfigurationKey.parse("enable-acme/enable-de")))
                .isEqualTo("{\"currency\":\"CHF\"}");
    }

    @Test
    void anEditReachesTheRunningInstanceWithoutARestart() {
        engineer.registers("edit", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "edit-acme", "edit")
                .enables("configuration: {currency: EUR}")
                .ready();
        var pods = engineer.podNames("edit");

        tenant.enables("configuration: {currency: GBP}");

        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(records.values("edit", ConfigurationKey.parse("edit-acme")))
                        .isEqualTo("{\"currency\":\"GBP\"}"));
        assertThat(engineer.podNames("edit")).isEqualTo(pods);
    }

    @Test
    void aChangeThatIsNotAcceptedChangesNothing() {
        engineer.registers("refuse", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "refuse-acme", "refuse")
                .enables("configuration: {currency: EUR}")
                .ready();

        tenant.enables("configuration: {currency: euro}");

        var accepted = tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");
        assertThat(accepted.getMessage()).contains("currency", "refuse-acme");
        assertThat(records.values("refuse", ConfigurationKey.parse("refuse-acme")))
                .isEqualTo("{\"currency\":\"EUR\"}");
        assertThat(engineer.deployment("refuse").get()).isNotNull();
    }

    @Test
    void theSharedInstanceGoesWithTheLastThatItServes() {
        engineer.registers("leave", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "leave-acme", "leave")
                .enables("enabled: true")
                .ready();

        tenant.disappears();

        await().atMost(PlatformEngineer.PATIENCE)
                .until(() -> engineer.deployment("leave").get() == null);
        PlatformEngineer.waitsFor(engineer.module("leave"), ConditionType.Ready, "True", "Registered");
        assertThat(records.find("leave", ConfigurationKey.parse("leave-acme"))).isEmpty();
    }

    @Test
    void aTenantOfANamespaceWithoutLabelIsTold() {
        engineer.registers("unlabelled", "1.0.0", "[]");
        engineer.apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: unlabelled-acme}\n");
        var tenant = new Tenant(engineer, "unlabelled-acme", "unlabelled").enables("enabled: true");

        tenant.waitsFor(ConditionType.ResolvedRefs, "False", "TenantLabelMissing");
        Tenant.arrives(engineer, "unlabelled-acme", "unlabelled");
        tenant.ready();
    }
}
