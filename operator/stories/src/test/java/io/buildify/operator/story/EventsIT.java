package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Modules that declare events get their topics and grants, and leave none behind. */
@LocalClusterTest
class EventsIT {
    private static final String SEPARATE = "database: {strategy: Separate}";

    private final LocalCluster cluster;
    private final PlatformEngineer engineer;
    private final Inventory inventory;
    private final Oracle oracle;

    EventsIT(LocalCluster cluster) {
        this.cluster = cluster;
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
        inventory = new Inventory(cluster);
        oracle = new Oracle(cluster);
    }

    @Test
    void anInstanceIsToldWhereItsEventsGoAndComeFrom() {
        engineer.registersWithEvents(
                "evtold",
                "1.0.0",
                "{publishes: [{type: evtold.a.made}], subscribes: [core.company.*], whenDisabled: Park}",
                "");
        Tenant.arrives(engineer, "evtold-acme", "evtold")
                .enables("enabled: true")
                .ready();

        assertThat(environment("evtold"))
                .containsEntry("BUILDIFY_EVENTS_TOPIC", "buildify.events.evtold")
                .containsEntry("BUILDIFY_EVENTS_SUBSCRIPTIONS", "core=buildify.events.core")
                .containsEntry("BUILDIFY_EVENTS_PATTERNS", "core.company.*")
                .containsEntry("BUILDIFY_EVENTS_GROUP", "evtold")
                .containsEntry("BUILDIFY_EVENTS_DEAD_LETTER_TOPIC", "buildify.dead-letters.evtold")
                .containsEntry("BUILDIFY_EVENTS_WHEN_DISABLED", "Park");
        oracle.agreesOn("evtold");
    }

    @Test
    void whoSubscribesToNobodyIsReadyAndToldSoUntilSomebodyPublishes() {
        engineer.registersWithEvents("evsub", "1.0.0", "{subscribes: [evpub.thing.made]}", "");
        var tenant = Tenant.arrives(engineer, "evsub-acme", "evsub")
                .enables("dedicated: true")
                .ready();

        assertThat(tenant.waitsFor(ConditionType.EventsReady, "True", "NoPublisher")
                        .getMessage())
                .contains("TenantModule evsub-acme/evsub", "evpub.thing.made", "there is no Module evpub");

        engineer.registersWithEvents("evpub", "1.0.0", "{publishes: [{type: evpub.thing.made}]}", "");

        tenant.waitsFor(ConditionType.EventsReady, "True", "Provisioned");
        engineer.module("evpub").delete();
        tenant.waitsFor(ConditionType.EventsReady, "True", "NoPublisher");
        oracle.agreesOn("evsub");
    }

    @Test
    void aTopicDeletedByHandIsMadeAgain() throws Exception {
        engineer.registersWithEvents(
                "evhand", "1.0.0", "{publishes: [{type: evhand.a.made}], subscribes: [core.company.*]}", "");
        Tenant.arrives(engineer, "evhand-acme", "evhand")
                .enables("enabled: true")
                .ready();
        oracle.agreesOn("evhand");

        try (var admin = Admin.create(cluster.kafka().administrator())) {
            admin.deleteTopics(List.of("buildify.events.evhand", "buildify.dead-letters.evhand"))
                    .all()
                    .get();
        }

        oracle.agreesOn("evhand");
    }

    @Test
    void whatAnInstanceHadGoesWithItsDataAndTheModulesTopicWithTheModule() {
        engineer.registersWithEvents(
                "evgone",
                "1.0.0",
                "{publishes: [{type: evgone.a.made}], subscribes: [core.company.*]}",
                "deletionPolicy: Delete");
        var tenant = Tenant.arrives(engineer, "evgone-globex", "evgone")
                .enables(SEPARATE)
                .ready();
        var id = NodeId.ofTenant("evgone", "evgone-globex").instance();
        assertThat(inventory.of("evgone").names()).containsAll(events(id));
        oracle.agreesOn("evgone");

        tenant.enables(SEPARATE + "\nenabled: false");
        tenant.waitsFor(ConditionType.Ready, "True", "Disabled");
        assertThat(inventory.of("evgone").names()).containsAll(events(id));

        tenant.enables(SEPARATE).ready().disappears();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("evgone").names())
                        .contains("dead letters " + id, "events evgone")
                        .noneMatch(it -> it.startsWith("grant")));

        tenant.enables(SEPARATE + "\ndeletionPolicy: Delete").ready().disappears();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("evgone").names()).containsExactly("events evgone"));

        engineer.module("evgone").delete();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inventory.of("evgone").names()).isEmpty());
    }

    private static List<String> events(InstanceId id) {
        return List.of(
                "events evgone",
                "dead letters " + id,
                "grant " + id + " WRITE buildify.events.evgone",
                "grant " + id + " READ buildify.events.core",
                "grant " + id + " READ " + id,
                "grant " + id + " WRITE buildify.dead-letters." + id);
    }

    private Map<String, String> environment(String instance) {
        return engineer
                .deployment(instance)
                .get()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getEnv()
                .stream()
                .filter(it -> it.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }
}
