package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.events.ConfigurationKey;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas of the operator: one works, the other stands by. */
@LocalClusterTest
class ReplicaIT {
    private static final String MODULE = "replica";
    private static final String FIRST = "story";
    private static final String SECOND = "second";

    /** A silent leader is replaced soon. */
    private static final Map<String, String> SHORT_LEASE =
            Map.of("BUILDIFY_LEADER_ELECTION_DURATION", "4s", "BUILDIFY_LEADER_ELECTION_RENEW_DEADLINE", "3s");

    private final LocalCluster cluster;
    private final OperatorProcess first;
    private final OperatorProcess second;
    private final PlatformEngineer engineer;
    private final Oracle oracle;

    ReplicaIT(LocalCluster cluster) throws IOException {
        this.cluster = cluster;
        var installation = Installation.of(cluster);
        first = installation.operator();
        second = installation.replica();
        engineer = new PlatformEngineer(cluster.kubernetes());
        oracle = new Oracle(cluster);
    }

    @BeforeEach
    void theSecondStandsBy() {
        first.kill();
        first.start(SHORT_LEASE);
        await().atMost(PATIENCE).until(() -> leader().equals(FIRST));
        second.start(with(SHORT_LEASE, "BUILDIFY_LEADER_ELECTION_IDENTITY", SECOND));
        engineer.registers(MODULE, "1.0.0", "[]");
    }

    @AfterEach
    void asItWas() {
        second.kill();
        first.kill();
        first.start(Map.of());
    }

    @Test
    void oneThatStopsIsReplaced() {
        var before = tenant("before").enables("enabled: true").ready();

        first.stop();

        await().atMost(PATIENCE).until(() -> leader().equals(SECOND));
        tenant("after").enables("dedicated: true").ready();
        before.ready();
        oracle.agreesOn(MODULE);
    }

    /** What it was about to do when it froze it does not do any more: the broker refuses its producer. */
    @Test
    void oneThatFreezesIsReplacedAndDoesNoHarmWhenItGoesOn() {
        var tenant = tenant("frozen").enables("configuration: {currency: EUR}").ready();

        first.freeze();
        tenant.enables("configuration: {currency: CHF}");
        await().atMost(PATIENCE).until(() -> leader().equals(SECOND));
        tenant.waitsFor(ConditionType.Ready, "True", "");
        says(tenant, "CHF");
        tenant.enables("configuration: {currency: GBP}").waitsFor(ConditionType.Ready, "True", "");
        says(tenant, "GBP");

        first.thaw();
        await("the first is started again, and stands by")
                .atMost(PATIENCE)
                .until(() -> first.wasStartedAgain() && first.isReady());

        assertThat(leader()).isEqualTo(SECOND);
        says(tenant, "GBP");
        tenant.ready();
        oracle.agreesOn(MODULE);
    }

    private void says(Tenant tenant, String currency) {
        var values = new Records(cluster.kafka()).values(MODULE, new ConfigurationKey(tenant.id(), null));
        assertThat(values).contains(currency);
    }

    private String leader() {
        return Objects.requireNonNullElse(
                cluster.kubernetes()
                        .resources(Lease.class)
                        .inNamespace("buildify-system")
                        .withName("buildify-operator")
                        .get()
                        .getSpec()
                        .getHolderIdentity(),
                "");
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var more = new java.util.HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private Tenant tenant(String name) {
        return Tenant.arrives(engineer, "replica-" + name, MODULE);
    }
}
