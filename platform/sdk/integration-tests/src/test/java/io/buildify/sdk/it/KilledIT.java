package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.sdk.fault.FaultPoint;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Processes die between commit and publish, and between handle and commit, while users write: wherever, each event has
 * its effect once, and those of a key come in their order.
 */
@LocalClusterTest
class KilledIT {

    private static final int KILLED = 137;
    private static final int AT_ONCE = 3;
    private static final String TENANT = "acme";

    /** Three processes start, those of which died are forgotten, and users write. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Replicas replicas;
    private final List<ModuleProcess> running = new CopyOnWriteArrayList<>();

    KilledIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    /** Whoever dies is followed by a new process, which dies too; only the last one stays. */
    @Test
    void whereverAProcessDiesEachEffectIsThereOnceAndInOrder() throws Exception {
        replicas.instance.publish(TENANT, null, Records.tenant("{}"));
        Deque<String> faults = new ArrayDeque<>();
        faults.addAll(faults(FaultPoint.BEFORE_PUBLISH, FaultPoint.AFTER_PUBLISH));
        faults.addAll(faults(FaultPoint.BEFORE_COMMIT, FaultPoint.AFTER_COMMIT));
        int deaths = 0;
        boolean survived = false;

        try (Writers writers = new Writers(() -> replicas.users(running, TENANT))) {
            for (int first = 0; first < AT_ONCE; first++) {
                running.add(replicas.startToDieAt(faults.remove()));
            }
            for (int expected = faults.size() + AT_ONCE; deaths < expected; deaths++) {
                ModuleProcess dead = nextDeath(writers);
                assertThat(dead.ended()).as(dead.log()).isEqualTo(KILLED);
                running.remove(dead);
                if (!faults.isEmpty()) {
                    running.add(replicas.startToDieAt(faults.remove()));
                } else if (!survived) {
                    running.add(replicas.start());
                    survived = true;
                }
            }
            new Outcome(replicas.instance, TENANT).isWhole(writers.end());
        }
        assertThat(deaths).isEqualTo(4 * Size.ofKills());
    }

    private ModuleProcess nextDeath(Writers writers) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(running).as(() -> writers + "\n" + logs()).anyMatch(each -> !each.isAlive()));
        return running.stream().filter(each -> !each.isAlive()).findFirst().orElseThrow();
    }

    private String logs() {
        return running.stream().map(ModuleProcess::log).collect(Collectors.joining("\n---\n"));
    }

    /** Both in turn, each time a little later in a process's life. */
    private static List<String> faults(FaultPoint first, FaultPoint second) {
        List<String> faults = new ArrayList<>();
        for (int kill = 0; kill < Size.ofKills(); kill++) {
            int time = 1 + kill * 7 % 20;
            faults.add(first + ":" + time);
            faults.add(second + ":" + time);
        }
        return faults;
    }
}
