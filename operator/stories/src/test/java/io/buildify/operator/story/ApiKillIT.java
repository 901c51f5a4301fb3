package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.crd.ConditionType;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed right before and right after everything that it writes to the API server while a tenant comes
 * and while it goes. Which writes these are is not listed here: it says so itself, in its metrics.
 */
@LocalClusterTest
class ApiKillIT {
    private static final String MODULE = "apikill";
    private static final String OWN = "database: {strategy: Separate}\ndeletionPolicy: Delete";
    /** Nobody asks whether so many deletions are meant. */
    private static final Map<String, String> SETTINGS = Map.of("BUILDIFY_CLEANUP_MIN_DELETED", "100000");

    private static final Pattern WRITES =
            Pattern.compile("(?m)^buildify_api_writes_total\\{kind=\"([^\"]+)\"\\} ([0-9.E]+)$");
    /** Happens when it likes. */
    private static final String ELECTION = "leases";

    private final LocalCluster cluster;
    private final OperatorProcess operator;
    private final PlatformEngineer engineer;
    private final Oracle oracle;

    ApiKillIT(LocalCluster cluster) {
        this.cluster = cluster;
        operator = Installation.of(cluster).operator();
        engineer = new PlatformEngineer(cluster.kubernetes());
        oracle = new Oracle(cluster);
    }

    @AfterEach
    void asItWas() {
        operator.kill();
        operator.start(Map.of());
    }

    @Test
    void itDiesAtEveryWrite() throws Exception {
        operator.stop();
        operator.start(SETTINGS);
        engineer.registers(
                MODULE,
                "1.0.0",
                "buildify/idle:1.0.0",
                "[]\n    events: {publishes: [{type: apikill.thing.done}], subscribes: [shop.thing.sold]}",
                "deletionPolicy: Delete");
        PlatformEngineer.waitsFor(engineer.module(MODULE), ConditionType.Ready, "True", "Registered");
        // with it, neither the first comes nor the last goes below, which is news to the Module
        settles(tenant("staying").enables(OWN));
        var arriving = arrival("seen");
        var leaving = departure("seen");
        // twice: once it may be busy with something else beside
        arriving.retainAll(arrival("seen-again"));
        leaving.retainAll(departure("seen-again"));
        assertThat(arriving).contains("api.create.secrets", "api.patch.deployments", "api.patch.httproutes");
        assertThat(leaving).contains("api.create.configmaps", "api.delete.deployments", "api.delete.secrets");
        operator.kill();

        for (int run = 0; run < Size.ofApiKills(); run++) {
            arriving(arriving);
            leaving(leaving, arriving);
        }
    }

    private TreeSet<String> arrival(String name) {
        return writes(() -> settles(tenant(name).enables(OWN)));
    }

    private TreeSet<String> departure(String name) {
        return writes(() -> {
            tenant(name).disappears();
            oracle.agreesOn(MODULE);
        });
    }

    private void arriving(Iterable<String> writes) throws IOException {
        for (String write : writes) {
            tenant(write).enables(OWN);
            diesAround(write);
        }
        operator.start(SETTINGS);
        oracle.agreesOn(MODULE);
        operator.kill();
    }

    private void leaving(Iterable<String> writes, Iterable<String> tenants) throws IOException {
        var staying = tenants.iterator();
        for (String write : writes) {
            if (staying.hasNext()) {
                tenant(staying.next()).resource().delete();
            } else {
                tenant("more-" + write).enables(OWN);
                operator.start(SETTINGS);
                settles(tenant("more-" + write));
                operator.kill();
                tenant("more-" + write).resource().delete();
            }
            diesAround(write);
        }
        staying.forEachRemaining(it -> tenant(it).resource().delete());
        operator.start(SETTINGS);
        oracle.agreesOn(MODULE);
        operator.kill();
    }

    private void diesAround(String write) throws IOException {
        operator.diesAt(write + ".before", SETTINGS);
        operator.diesAt(write + ".after", SETTINGS);
    }

    /** The kinds of write that happen meanwhile. */
    private TreeSet<String> writes(Runnable meanwhile) {
        var before = counts();
        meanwhile.run();
        var after = counts();
        after.keySet().removeIf(it -> it.endsWith(ELECTION) || after.get(it).equals(before.get(it)));
        return new TreeSet<>(after.keySet());
    }

    private SortedMap<String, Double> counts() {
        var counts = new TreeMap<String, Double>();
        var lines = WRITES.matcher(operator.metrics());
        while (lines.find()) {
            counts.put(lines.group(1), Double.valueOf(lines.group(2)));
        }
        return counts;
    }

    /** Everything that is done for it is done, though its process is never ready. */
    private void settles(Tenant tenant) {
        tenant.waitsFor(ConditionType.DatabaseReady, "True", "");
        tenant.waitsFor(ConditionType.EventsReady, "True", "");
        oracle.agreesOn(MODULE);
    }

    private Tenant tenant(String write) {
        return Tenant.arrives(engineer, "apikill-" + write.replace("api.", "").replace('.', '-'), MODULE);
    }
}
