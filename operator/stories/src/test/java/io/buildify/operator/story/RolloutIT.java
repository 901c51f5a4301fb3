package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static io.buildify.operator.story.PlatformEngineer.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A new release comes: what runs goes on as it was until its own turn is over, and not all are replaced at once. */
@LocalClusterTest
class RolloutIT {
    private static final String PLAIN = "configuration: {defaults: {currency: USD}}";
    private static final String NEW_KEY = "configuration: {defaults: {currency: USD, locale: en}}";
    /** As the operator's own default. */
    private static final int MOST_ROLLOUTS = 5;

    private final PlatformEngineer engineer;
    private final Records records;

    RolloutIT(LocalCluster cluster) {
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
        records = new Records(cluster.kafka());
    }

    @Test
    void aMigrationThatFailsLeavesTheReleaseBeforeWithItsOwnConfiguration() {
        var before = release("1.0.0", PLAIN);
        engineer.releases("unmigrated", "Shared", "1.0.0", before);
        var tenant = Tenant.arrives(engineer, "unmigrated-acme", "unmigrated")
                .enables("enabled: true")
                .ready();

        var failing = release("1.1.0", NEW_KEY + ", env: [{name: STAND_IN_MIGRATE, value: 1 no such table}]");
        engineer.releases("unmigrated", "Shared", "1.1.0", before, failing);
        PlatformEngineer.waitsFor(engineer.module("unmigrated"), ConditionType.Stalled, "True", "MigrationFailed");

        says(tenant, "1.0.0", "{\"currency\":\"USD\"}", "{\"currency\":\"USD\",\"locale\":\"en\"}");
        tenant.enables("configuration: {currency: EUR}");
        says(tenant, "1.0.0", "{\"currency\":\"EUR\"}", "{\"currency\":\"EUR\",\"locale\":\"en\"}");
        assertThat(tenant.waitsFor(ConditionType.Ready, "True", "Serving").getMessage())
                .contains("release 1.0.0 until release 1.1.0 has rolled out");

        var repaired = release("1.1.1", NEW_KEY);
        engineer.releases("unmigrated", "Shared", "1.1.1", before, failing, repaired);
        says(tenant, "1.1.1", "{\"currency\":\"EUR\",\"locale\":\"en\"}", "none");
    }

    @Test
    void noMoreInstancesAreReplacedAtOnceThanAllowed() {
        int fleet = MOST_ROLLOUTS + 2;
        var before = release("1.0.0", PLAIN);
        engineer.releases("fleet", "None", "1.0.0", before);
        List<Tenant> tenants = IntStream.range(0, fleet)
                .mapToObj(i -> Tenant.arrives(engineer, "fleet-t" + i, "fleet"))
                .map(it -> it.enables("dedicated: true"))
                .toList();
        tenants.forEach(Tenant::ready);

        var stuck = release("1.1.0", PLAIN + ", env: [{name: STAND_IN_READY, value: never}]");
        engineer.releases("fleet", "None", "1.1.0", before, stuck);
        await().atMost(PATIENCE).until(() -> queued(tenants) == fleet - MOST_ROLLOUTS);
        assertThat(tenants.stream().filter(it -> runs(it, "1.1.0"))).hasSize(MOST_ROLLOUTS);
        assertThat(tenants.stream().filter(it -> runs(it, "1.0.0"))).hasSize(fleet - MOST_ROLLOUTS);
        tenants.forEach(it -> it.waitsFor(ConditionType.Ready, "True", "Serving"));

        engineer.releases("fleet", "None", "1.1.1", before, stuck, release("1.1.1", PLAIN));
        await().atMost(PATIENCE).until(() -> tenants.stream().allMatch(it -> runs(it, "1.1.1")));
        tenants.forEach(it -> it.waitsFor(ConditionType.Deployed, "True", "Available"));
    }

    private static long queued(List<Tenant> tenants) {
        return tenants.stream()
                .map(it -> PlatformEngineer.condition(it.resource().get(), ConditionType.Deployed))
                .flatMap(Optional::stream)
                .filter(it -> it.getReason().equals("RolloutQueued"))
                .count();
    }

    private boolean runs(Tenant tenant, String version) {
        return engineer.deployment(tenant.servedBy())
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getImage()
                .equals("buildify/stand-in:" + version);
    }

    /** Waits until the tenant's record is for that release and says this for it, and that for the next. */
    private void says(Tenant tenant, String release, String values, String next) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records.find(tenant.module(), new ConfigurationKey(tenant.id(), null))
                                .map(RolloutIT::told))
                        .contains(release + " " + values + " next " + next));
    }

    private static String told(ConfigurationRecord record) {
        var next = record.next();
        return record.release() + " " + record.values() + " next " + (next == null ? "none" : next.values());
    }
}
