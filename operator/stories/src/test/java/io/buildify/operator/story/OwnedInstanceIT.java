package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.events.ConfigurationKey;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A tenant and a company of it ask for databases of their own. */
@LocalClusterTest
class OwnedInstanceIT {
    private static final String SEPARATE = "database: {strategy: Separate}";
    private static final String TOO_LARGE = "dedicated: true\nresources: {requests: {cpu: 1000}}";

    private final PlatformEngineer engineer;
    private final Records records;
    private final Inventory inventory;
    private final Oracle oracle;

    OwnedInstanceIT(LocalCluster cluster) {
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
        records = new Records(cluster.kafka());
        inventory = new Inventory(cluster);
        oracle = new Oracle(cluster);
    }

    @Test
    void eachIsServedByItsOwnInstanceAndSentAwayFromTheOthers() {
        engineer.registers("own", "1.0.0", "[]");
        var tenant =
                Tenant.arrives(engineer, "own-globex", "own").enables(SEPARATE).customises("own-uk", SEPARATE);

        tenant.ready();
        tenant.companyWaitsFor("own-uk", ConditionType.Ready, "True", "");

        var globex = NodeId.ofTenant("own", "own-globex").instance();
        var uk = NodeId.ofCompany("own", "own-globex", "own-uk").instance();
        assertThat(tenant.servedBy()).isEqualTo(globex.value());
        assertThat(tenant.companyServedBy("own-uk")).isEqualTo(uk.value());
        assertThat(inventory.of("own").names())
                .contains(
                        "database " + globex.separateDatabase(),
                        "database " + uk.separateDatabase(),
                        "role " + globex.login(),
                        "topic " + uk,
                        "user " + uk.kafkaUser() + " by SCRAM_SHA_512")
                .doesNotContain("topic own");
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(
                                records.find(globex.value(), ConfigurationKey.parse("own-globex/own-uk"))
                                        .map(it -> String.valueOf(it.servedBy())))
                        .contains(uk.value()));
        oracle.agreesOn("own");
    }

    @Test
    void switchedOffItKeepsItsDataAndComesBack() {
        engineer.registers("off", "1.0.0", "[]");
        var tenant =
                Tenant.arrives(engineer, "off-globex", "off").enables(SEPARATE).ready();
        var id = NodeId.ofTenant("off", "off-globex").instance();

        tenant.enables(SEPARATE + "\nenabled: false");

        tenant.waitsFor(ConditionType.Ready, "True", "Disabled");
        await().atMost(PlatformEngineer.PATIENCE)
                .until(() -> engineer.deployment(id.value()).get() == null);
        assertThat(records.find(id.value(), ConfigurationKey.parse("off-globex"))
                        .orElseThrow()
                        .enabled())
                .isFalse();
        assertThat(inventory.of("off").names())
                .contains("database " + id.separateDatabase(), "role " + id.login(), "secret " + id.object())
                .doesNotContain("service " + id.object(), "route " + id.object());
        oracle.agreesOn("off");

        tenant.enables(SEPARATE + "\nenabled: true");
        tenant.ready();
    }

    @Test
    void deletedItLeavesItsDataToWhoComesBackAndNothingElse() {
        engineer.registers("retain", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "retain-globex", "retain")
                .enables(SEPARATE)
                .ready();
        var id = NodeId.ofTenant("retain", "retain-globex").instance();
        inventory.mark(id.separateDatabase());
        var keys = engineer.sealingKeys(id).get().getData();

        tenant.disappears();

        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("retain").names())
                        .containsExactlyInAnyOrder(
                                "database " + id.separateDatabase(),
                                "role " + id.ownerRole(),
                                "role " + id.applicationRole(),
                                "schema %s retain %s:usage %s:create %s:usage"
                                        .formatted(
                                                id.separateDatabase(),
                                                id.applicationRole(),
                                                id.ownerRole(),
                                                id.ownerRole()),
                                "placement " + id.placement(),
                                "sealing-keys " + id.sealingKeys()));

        oracle.agreesOn("retain");
        tenant.enables(SEPARATE).ready();
        assertThat(inventory.isMarked(id.separateDatabase())).isTrue();
        assertThat(engineer.sealingKeys(id).get().getData()).isEqualTo(keys);

        tenant.enables(SEPARATE + "\ndeletionPolicy: Delete").ready();
        tenant.disappears();
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("retain").names()).isEmpty());
    }

    @Test
    void anotherDatabaseThanTheOneThatHoldsItsDataIsRefused() {
        engineer.registers("sticky", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "sticky-globex", "sticky")
                .enables("enabled: true")
                .ready();

        tenant.enables(SEPARATE);

        tenant.waitsFor(ConditionType.Accepted, "False", "DataMoveRequired");
        assertThat(tenant.servedBy()).isEqualTo("sticky");
    }

    @Test
    void anInstanceOfItsOwnOnTheSharedDatabaseComesAndGoes() {
        engineer.registers("flip", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "flip-globex", "flip")
                .enables("enabled: true")
                .ready();
        var id = NodeId.ofTenant("flip", "flip-globex").instance();

        tenant.enables("dedicated: true");
        await().atMost(PlatformEngineer.PATIENCE).until(() -> tenant.servedBy().equals(id.value()));
        tenant.ready();
        oracle.agreesOn("flip");
        var keys = engineer.sealingKeys(NodeId.ofModule("flip").instance());
        isGiven(id, keys.get().getData().get("keys"));
        String another = keys.edit(it -> new SecretBuilder(it)
                        .addToStringData(
                                "keys", "another," + decoded(it.getData().get("keys")))
                        .build())
                .getData()
                .get("keys");
        isGiven(id, another);
        tenant.enables("dedicated: false");

        await().atMost(PlatformEngineer.PATIENCE).until(() -> tenant.servedBy().equals("flip"));
        tenant.ready();
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("flip").names())
                        .doesNotContain("role " + id.login(), "topic " + id, "deployment " + id.object()));
        isGiven(NodeId.ofModule("flip").instance(), another);

        tenant.enables("dedicated: true");
        await().atMost(PlatformEngineer.PATIENCE).until(() -> tenant.servedBy().equals(id.value()));
        tenant.disappears();

        oracle.agreesOn("flip");
    }

    /** Its pods find no place until less is asked for: the shared instance serves, whatever is asked for meanwhile. */
    @Test
    void whoServesIsToldUntilTheNewInstanceAnswers() {
        engineer.registers("slow", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "slow-globex", "slow")
                .enables("enabled: true")
                .customises("slow-uk", "enabled: true")
                .ready();
        var id = NodeId.ofTenant("slow", "slow-globex").instance();

        tenant.enables(TOO_LARGE);
        tenant.waitsFor(ConditionType.Deployed, "False", "");
        tenant.companyWaitsFor("slow-uk", ConditionType.Deployed, "False", "");
        isServedByShared(tenant, id);

        tenant.enables(TOO_LARGE + "\nconfiguration: {currency: euro}");
        tenant.waitsFor(ConditionType.Accepted, "False", "ConfigurationInvalid");
        isServedByShared(tenant, id);

        tenant.enables("dedicated: true\nresources: {requests: {cpu: 1}}");
        await().atMost(PlatformEngineer.PATIENCE).until(() -> tenant.servedBy().equals(id.value()));
        assertThat(engineer.deployment(id.value()).get().getStatus().getAvailableReplicas())
                .isEqualTo(1);
        tenant.ready();
        tenant.companyWaitsFor("slow-uk", ConditionType.Ready, "True", "");
        assertThat(tenant.companyServedBy("slow-uk")).isEqualTo(id.value());
        oracle.agreesOn("slow");
    }

    /** A company whose CompanyModule is wrong just then keeps what it was given last, so its tenant waits. */
    @Test
    void aTenantTakesItsCompaniesAlong() {
        engineer.registers("along", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "along-globex", "along")
                .enables("enabled: true")
                .customises("along-uk", "configuration: {currency: GBP}")
                .ready();
        tenant.companyWaitsFor("along-uk", ConditionType.Ready, "True", "");
        var id = NodeId.ofTenant("along", "along-globex").instance();

        goesOver(tenant, "dedicated: true", id, NodeId.ofModule("along").instance());
        goesOver(tenant, "dedicated: false", NodeId.ofModule("along").instance(), id);
        oracle.agreesOn("along");
    }

    /** A company that is gone and whose data is kept has no CompanyModule to wait for: its tenant tells of it. */
    @Test
    void dataThatIsKeptHoldsNobodyUp() {
        engineer.registers("kept", "1.0.0", "[]");
        var tenant = Tenant.arrives(engineer, "kept-globex", "kept")
                .enables("enabled: true")
                .customises("kept-fr", SEPARATE)
                .ready();
        tenant.companyWaitsFor("kept-fr", ConditionType.Ready, "True", "");
        tenant.company("kept-fr").delete();
        var key = ConfigurationKey.parse("kept-globex/kept-fr");
        await().atMost(PlatformEngineer.PATIENCE)
                .until(() -> records.find("kept", key)
                        .filter(it -> Boolean.FALSE.equals(it.enabled()))
                        .isPresent());

        tenant.enables("dedicated: true");

        var id = NodeId.ofTenant("kept", "kept-globex").instance();
        await().atMost(PlatformEngineer.PATIENCE).until(() -> tenant.servedBy().equals(id.value()));
        assertThat(records.find(id.value(), key).orElseThrow().enabled()).isFalse();
    }

    private void goesOver(Tenant tenant, String spec, InstanceId to, InstanceId from) {
        tenant.customises("along-uk", "configuration: {currency: pounds}");
        tenant.companyWaitsFor("along-uk", ConditionType.Accepted, "False", "ConfigurationInvalid");

        tenant.enables(spec);
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(tenant.waitsFor(ConditionType.Ready, "False", "")
                                .getMessage())
                        .contains("Instance " + to + " takes over from " + from + " once it knows of along-uk"));
        assertThat(tenant.servedBy()).isEqualTo(from.value());
        assertThat(records.values(from.value(), ConfigurationKey.parse("along-globex/along-uk")))
                .contains("GBP");

        tenant.customises("along-uk", "configuration: {currency: GBP}");
        tenant.ready();
        assertThat(tenant.servedBy()).isEqualTo(to.value());
        assertThat(records.values(to.value(), ConfigurationKey.parse("along-globex/along-uk")))
                .contains("GBP");
    }

    private void isServedByShared(Tenant tenant, InstanceId own) {
        assertThat(tenant.servedBy()).isEqualTo("slow");
        assertThat(tenant.companyServedBy("slow-uk")).isEqualTo("slow");
        assertThat(inventory.of("slow").names())
                .contains("deployment " + own.object())
                .doesNotContain("route " + own.object());
    }

    /** Waits until the instance's processes are started with these keys. */
    private void isGiven(InstanceId instance, String keys) {
        await().atMost(PlatformEngineer.PATIENCE).untilAsserted(() -> {
            var secret = engineer.kubernetes()
                    .secrets()
                    .inNamespace(PlatformEngineer.MODULES)
                    .withName(instance.object())
                    .get();
            assertThat(secret.getData()).containsEntry("sealing-keys", keys);
            var environment = engineer.deployment(instance.value())
                    .get()
                    .getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .getFirst()
                    .getEnv();
            assertThat(environment)
                    .filteredOn(it -> it.getName().equals("BUILDIFY_SEALING_KEYS"))
                    .extracting(it -> it.getValueFrom().getSecretKeyRef())
                    .containsExactly(new SecretKeySelector("sealing-keys", instance.object(), null));
        });
    }

    private static String decoded(String data) {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }
}
