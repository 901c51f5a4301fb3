package io.buildify.sdk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.events.CloudEvent;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.Reason;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.testing.InstanceEvents;
import io.buildify.testing.ModuleInstance;
import io.buildify.testing.ModuleProcess;
import io.buildify.testing.Records;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A subscriber that was off for a day: its process, or the module for a tenant. Days pass by what records and rows are
 * dated.
 */
@LocalClusterTest
class DayOffIT {

    private static final String TENANT = "acme";

    private final Replicas replicas;
    private final ModuleInstance instance;
    private final InstanceEvents events;
    private final EffectRows effects;
    private final Instant now = Instant.now();

    DayOffIT(LocalCluster cluster) throws SQLException {
        replicas = new Replicas(cluster);
        instance = replicas.instance;
        events = instance.events();
        effects = new EffectRows(instance);
    }

    @AfterEach
    void end() {
        replicas.close();
    }

    @Test
    void nothingIsMissedAndNothingRepeated() throws Exception {
        recordsAreDatedByWhoSendsThem();
        tell("before the tenant had the module", 72);
        instance.topic().publish(ConfigurationKey.ofTenant(TENANT), Records.tenant("{}"), hoursAgo(48));
        CloudEvent first = tell("before any process ran", 24);
        ModuleProcess process = start("Skip");
        handled("before any process ran");

        switchOff(process);
        tell("while off", 0);
        try (Group group = new Group(instance)) {
            EventWait.until(() -> group.hasRead(events.coreTopic()));
        }
        process.terminated();
        aDayPasses();
        instance.publish(TENANT, null, Records.tenant("{}"));
        tell("while down", 20);
        tell("while still down", 10);
        events.publishAs("core", first, hoursAgo(5));
        process = start("Park");
        handled("before any process ran", "while down", "while still down");

        switchOff(process);
        tell("parked", 0);
        tell("parked behind it", 0);
        EventWait.untilAsserted(
                () -> assertThat(effects.count("select count(*) from notes.event_inbox where state = 'parked'"))
                        .isEqualTo(4));
        process.terminated();
        aDayPasses();
        instance.publish(TENANT, null, Records.tenant("{}"));
        tell("on again", 0);
        start("Park");
        handled("before any process ran", "while down", "while still down", "parked", "parked behind it", "on again");
        assertThat(events.records(events.deadLetterTopic())).isEmpty();
    }

    /** As a tenant's own instance does, whose pods go while it is off. */
    @Test
    void whatHappenedWhileItWasOffIsPassedOverAlsoWhereNoProcessRanMeanwhile() {
        instance.publish(TENANT, null, Records.tenant("{}"));
        ModuleProcess process = start("Skip");
        tell("on", 0);
        handled("on");
        process.terminated();
        tell("still on", 0);
        theClockGoesOn();
        instance.publish(TENANT, null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        tell("while off", 0);
        theClockGoesOn();
        instance.publish(TENANT, null, Records.tenant("{}"));
        instance.publish(TENANT, null, Records.tenant("{\"colour\":\"red\"}"));
        tell("on again", 0);

        start("Skip");

        handled("on", "still on", "on again");
    }

    private ModuleProcess start(String whenDisabled) {
        return replicas.start(Map.of("BUILDIFY_EVENTS_WHEN_DISABLED", whenDisabled));
    }

    /** All of one key. */
    private CloudEvent tell(String what, int hoursAgo) {
        CloudEvent event = CoreEvents.company("renamed", TENANT, null, "{\"name\":\"" + what + "\"}");
        events.publishAs("core", event, hoursAgo(hoursAgo));
        return event;
    }

    private Instant hoursAgo(int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    private void handled(String... texts) {
        for (String handler : List.of("first", "second")) {
            EventWait.untilAsserted(() -> assertThat(effects.of(TENANT).stream()
                            .filter(effect -> effect.handler().equals(handler))
                            .map(EffectRows.Effect::text))
                    .containsExactly(texts));
        }
    }

    private void switchOff(ModuleProcess process) {
        instance.publish(TENANT, null, ConfigurationRecord.disabled(Reason.MODULE_DISABLED));
        EventWait.until(() -> replicas.user(process, TENANT).get("notes").status() == 403);
    }

    private void aDayPasses() {
        new JobRuns(instance)
                .execute("update notes.event_inbox set changed_at = changed_at - interval '1 day',"
                        + " due_at = due_at - interval '1 day'");
    }

    /** What comes next has a later time than what was there, in the milliseconds of records. */
    private static void theClockGoesOn() {
        long before = System.currentTimeMillis();
        EventWait.until(() -> System.currentTimeMillis() > before);
    }

    private void recordsAreDatedByWhoSendsThem() throws InterruptedException, ExecutionException {
        AlterConfigOp bySender =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "CreateTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(instance.cluster().kafka().administrator())) {
            for (String topic : List.of(events.coreTopic(), instance.topic().name())) {
                admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(bySender)))
                        .all()
                        .get();
            }
        }
    }
}
