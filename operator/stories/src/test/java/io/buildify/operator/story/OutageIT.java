package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.events.ConfigurationKey;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL, Kafka and the API server go and come back, at a start of the operator and later. What was served is
 * served on, those concerned are told, and afterwards everything is as it should be.
 */
@LocalClusterTest
class OutageIT {
    private static final String OWN_DATA = "database: {strategy: Separate}";
    private static final String POSTGRESQL = "postgresql";
    private static final String KAFKA = "kafka";

    private final LocalCluster cluster;
    private final OperatorProcess operator;
    private final PlatformEngineer engineer;
    private final Records records;
    private final Oracle oracle;

    OutageIT(LocalCluster cluster) {
        this.cluster = cluster;
        this.operator = Installation.of(cluster).operator();
        this.engineer = new PlatformEngineer(cluster.kubernetes());
        this.records = new Records(cluster.kafka());
        this.oracle = new Oracle(cluster);
    }

    @Test
    void postgresqlIsDownAtTheStart() throws Exception {
        engineer.registers("pgstart", "1.0.0", "[]");
        var old = tenant("pgstart", "old").enables("enabled: true").ready();
        operator.kill();

        cluster.part(POSTGRESQL).whileDown(() -> {
            operator.start(Map.of());
            var fresh = tenant("pgstart", "new").enables(OWN_DATA);
            isTold(fresh.waitsFor(ConditionType.DatabaseReady, "False", "DatabaseUnreachable"), "default", "back");
            isServed(old);
        });

        tenant("pgstart", "new").ready();
        oracle.agreesOn("pgstart");
    }

    @Test
    void postgresqlGoesLater() throws Exception {
        engineer.registers("pglater", "1.0.0", "[]");
        var old = tenant("pglater", "old")
                .enables("configuration: {currency: EUR}")
                .ready();

        cluster.part(POSTGRESQL).whileDown(() -> {
            var fresh = tenant("pglater", "new").enables(OWN_DATA);
            isTold(fresh.waitsFor(ConditionType.DatabaseReady, "False", "DatabaseUnreachable"), "default", "back");
            old.enables("configuration: {currency: CHF}").ready();
            publishes("pglater", old, "CHF");
        });

        tenant("pglater", "new").ready();
        oracle.agreesOn("pglater");
    }

    @Test
    void kafkaIsDownAtTheStart() throws Exception {
        engineer.registers("kafkastart", "1.0.0", "[]");
        var idle = tenant("kafkastart", "idle")
                .enables("configuration: {currency: EUR}")
                .ready();
        var busy = tenant("kafkastart", "busy")
                .enables("configuration: {currency: EUR}")
                .ready();
        var moving = tenant("kafkastart", "moving").enables("enabled: true").ready();
        operator.kill();

        cluster.part(KAFKA).whileDown(() -> {
            operator.start(Map.of());
            busy.enables("configuration: {currency: CHF}");
            moving.enables(OWN_DATA);
            isTold(busy.waitsFor(ConditionType.Ready, "False", "KafkaUnreachable"), "busy", "the broker back");
            isTold(idle.waitsFor(ConditionType.EventsReady, "False", "KafkaUnreachable"), "idle", "goes on as it is");
            moving.waitsFor(ConditionType.Ready, "False", "KafkaUnreachable");
            isServed(idle);
        });

        busy.ready();
        publishes("kafkastart", busy, "CHF");
        moving.waitsFor(ConditionType.Accepted, "False", "DataMoveRequired");
        moving.enables("database: {strategy: Shared}").ready();
        idle.waitsFor(ConditionType.EventsReady, "True", "");
        oracle.agreesOn("kafkastart");
    }

    @Test
    void kafkaGoesLater() throws Exception {
        engineer.registers("kafkalater", "1.0.0", "[]");
        var idle = tenant("kafkalater", "idle").enables("enabled: true").ready();
        var busy = tenant("kafkalater", "busy")
                .enables("configuration: {currency: EUR}")
                .ready();

        cluster.part(KAFKA).whileDown(() -> {
            busy.enables("configuration: {currency: CHF}");
            isTold(busy.waitsFor(ConditionType.Ready, "False", "KafkaUnreachable"), "the broker back");
            var fresh = tenant("kafkalater", "new").enables(OWN_DATA);
            isTold(fresh.waitsFor(ConditionType.EventsReady, "False", "KafkaUnreachable"), "the broker back");
            isServed(idle);
        });

        busy.ready();
        tenant("kafkalater", "new").ready();
        publishes("kafkalater", busy, "CHF");
        oracle.agreesOn("kafkalater");
    }

    @Test
    void theApiServerIsRestarted() {
        engineer.registers("apigone", "1.0.0", "[]");
        var tenant = tenant("apigone", "acme")
                .enables("configuration: {currency: EUR}")
                .ready();
        var pods = engineer.podNames("apigone");

        cluster.part("kube-apiserver").kill();
        await().atMost(PlatformEngineer.PATIENCE)
                .ignoreExceptions()
                .until(() -> tenant.resource().get() != null);

        tenant.enables("configuration: {currency: CHF}");
        publishes("apigone", tenant, "CHF");
        tenant.ready();
        assertThat(engineer.podNames("apigone")).isEqualTo(pods);
        oracle.agreesOn("apigone");
    }

    @Test
    void aConfigurationTopicIsDeleted() throws Exception {
        engineer.registers("topicgone", "1.0.0", "[]");
        tenant("topicgone", "acme")
                .enables("configuration: {currency: EUR}")
                .customises("topicgone-de", "configuration: {currency: CHF}")
                .ready();
        oracle.agreesOn("topicgone");

        try (var admin = Admin.create(cluster.kafka().administrator())) {
            admin.deleteTopics(List.of("buildify.configuration.topicgone"))
                    .all()
                    .get();
        }

        oracle.agreesOn("topicgone");
    }

    @Test
    void tenantsLeaveWhileKafkaAndPostgresqlAreDown() throws Exception {
        engineer.registers("leaving", "1.0.0", "[]");
        var parting = tenant("leaving", "parting")
                .enables(OWN_DATA + "\ndeletionPolicy: Delete")
                .ready();
        var guest = tenant("leaving", "guest").enables("enabled: true").ready();
        var whole = tenant("leaving", "whole")
                .enables(OWN_DATA)
                .customises("leaving-de", OWN_DATA)
                .ready();
        whole.companyWaitsFor("leaving-de", ConditionType.Ready, "True", "");
        oracle.agreesOn("leaving");

        cluster.part(POSTGRESQL)
                .whileDown(() -> cluster.part(KAFKA).whileDown(() -> {
                    parting.disappears();
                    whole.namespaceDisappears();
                    operator.kill();
                    operator.start(Map.of());
                    guest.disappears();
                }));

        oracle.agreesOn("leaving");
        assertThat(new Inventory(cluster).of("leaving").names())
                .noneMatch(it -> it.startsWith("cleanup"))
                .noneMatch(it -> it.startsWith("record"))
                .noneMatch(it -> it.contains("leaving-parting"))
                .anyMatch(it -> it.startsWith("database buildify_leaving-leaving-whole"));
    }

    private Tenant tenant(String module, String name) {
        return Tenant.arrives(engineer, module + "-" + name, module);
    }

    private static void isServed(Tenant tenant) {
        assertThat(PlatformEngineer.condition(tenant.resource().get(), ConditionType.Ready)
                        .map(Condition::getStatus))
                .contains("True");
    }

    private static void isTold(Condition condition, String... words) {
        assertThat(condition.getMessage()).contains(words);
    }

    private void publishes(String instance, Tenant tenant, String currency) {
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() -> assertThat(records.values(instance, ConfigurationKey.parse(tenant.id())))
                        .isEqualTo("{\"currency\":\"" + currency + "\"}"));
    }
}
