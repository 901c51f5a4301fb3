package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two relays and three consumers, of which some leave, join, or are taken for dead, while users write. */
@LocalClusterTest
class RebalanceIT {

    private static final String TENANT = "acme";

    private final Replicas replicas;
    private final List<ModuleProcess> running = new CopyOnWriteArrayList<>();

    RebalanceIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void whoeverLeavesJoinsOrComesBackEachEffectIsThereOnceAndInOrder() throws Exception {
        replicas.instance.publish(TENANT, null, Records.tenant("{}"));
        ModuleProcess relays = start("relays");
        ModuleProcess leaves = start("leaves");
        ModuleProcess halts = start("halts");

        try (Group group = new Group(replicas.instance);
                Writers writers = new Writers(() -> replicas.users(running, TENANT))) {
            EventWait.until(() -> group.isSharedBy(3));
            running.remove(leaves);
            assertThat(leaves.terminated()).isZero();
            start("joins");
            EventWait.until(() -> group.isSharedBy(3));

            haltInsideATransaction(halts);
            EventWait.until(() -> group.isSharedBy(2));
            assertThat(sessions("halts", "state = 'idle in transaction'")).isPositive();
            int before = writers.count();
            EventWait.until(() -> writers.count() > before + 100);
            halts.goOn();
            running.add(halts);
            EventWait.until(() -> group.isSharedBy(3));

            running.remove(relays);
            assertThat(relays.terminated()).isZero();
            EventWait.until(() -> group.isSharedBy(2));
            new Outcome(replicas.instance, TENANT).isWhole(writers.end());
        }
    }

    private ModuleProcess start(String name) {
        ModuleProcess process = replicas.start(Map.of(
                "BUILDIFY_EVENTS_RELAYS",
                "2",
                "JAVA_TOOL_OPTIONS",
                "-Dquarkus.datasource.reactive.additional-properties.application_name=" + name));
        running.add(process);
        return process;
    }

    /** Handlers wait for a lock of the test; it is given to them when their process cannot take it any more. */
    private void haltInsideATransaction(ModuleProcess process) throws SQLException {
        try (Connection administrator = replicas.instance.database().administrator();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute("lock table notes.effects in share mode");
            EventWait.until(() -> sessions("halts", "wait_event_type = 'Lock' and query like '%effects%'") > 0);
            running.remove(process);
            process.halt();
            administrator.rollback();
        }
    }

    private long sessions(String process, String which) {
        return new EffectRows(replicas.instance)
                .count("select count(*) from pg_stat_activity where application_name = '%s' and %s"
                        .formatted(process, which));
    }
}
