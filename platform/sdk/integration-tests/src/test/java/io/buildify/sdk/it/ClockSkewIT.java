package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes whose clocks are wrong, by hours and by days; the database and the broker tell the time that counts. */
@LocalClusterTest
class ClockSkewIT {

    private static final String TENANT = "acme";
    private static final Duration AHEAD = Duration.ofDays(10);
    private static final Duration BEHIND = Duration.ofHours(-3);

    private final Replicas replicas;
    private final ModuleInstance instance;
    private final EffectRows effects;
    private final List<ModuleProcess> running = new CopyOnWriteArrayList<>();

    ClockSkewIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        instance = replicas.instance;
        effects = new EffectRows(instance);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void nothingIsLostForgottenEarlyOrOutOfOrder() throws Exception {
        instance.publish(TENANT, null, Records.tenant("{}"));
        instance.publish("globex", null, Records.tenant("{}"));
        CloudEvent ofCore = CoreEvents.company("created", "globex", "uk", "{\"name\":\"in the past\"}");
        instance.events().publishAs("core", ofCore, Instant.now().plus(BEHIND));

        ModuleProcess ahead = start(AHEAD);
        EventWait.untilAsserted(() -> assertThat(inbox(ofCore)).isEqualTo(2));
        try (Writers writers = new Writers(() -> replicas.users(running, TENANT));
                Group group = new Group(instance)) {
            EventWait.until(() -> writers.count() > 100);
            start(BEHIND);
            EventWait.until(() -> group.isSharedBy(2));
            theInboxIsTidied();
            assertThat(inbox(ofCore)).isEqualTo(2);
            instance.events().publishAsCore(ofCore);

            running.remove(ahead);
            assertThat(ahead.terminated()).isZero();
            int then = writers.count();
            EventWait.until(() -> writers.count() > then + 100
                    && group.hasRead(instance.events().coreTopic()));
            new Outcome(instance, TENANT).isWhole(writers.end());
        }
        assertThat(effects.texts("globex")).containsExactly("in the past", "in the past");
        assertThat(published("ce_time"))
                .anyMatch(time -> time.isAfter(Instant.now().plus(AHEAD.dividedBy(2))));
        assertThat(published("ce_time"))
                .anyMatch(time -> time.isBefore(Instant.now().plus(BEHIND.dividedBy(2))));
        assertThat(effects.count("select count(*) from notes.job_runs where job = 'nothing'"
                        + " and next_run between now() and now() + interval '1 hour'"))
                .isEqualTo(2);
    }

    private ModuleProcess start(Duration offset) {
        ModuleProcess process = replicas.start(Map.of("JAVA_TOOL_OPTIONS", ClockSkew.option(offset)));
        running.add(process);
        return process;
    }

    private long inbox(CloudEvent event) {
        return effects.count(
                "select count(*) from notes.event_inbox where state = 'handled' and id = '" + event.id() + "'");
    }

    /** What is old enough to be forgotten is, so somebody has tidied. */
    private void theInboxIsTidied() {
        new JobRuns(instance).execute("""
                insert into notes.event_inbox (tenant_id, source, id, handler, changed_at)
                values ('acme', '/modules/core', 'old', 'first', now() - interval '9 days')""");
        EventWait.until(() -> effects.count("select count(*) from notes.event_inbox where id = 'old'") == 0);
    }

    private List<Instant> published(String header) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .map(record -> Instant.parse(EventRecord.headers(record).get(header)))
                .toList();
    }
}
