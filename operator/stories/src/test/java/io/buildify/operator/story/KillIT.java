package io.buildify.operator.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.crd.ConditionType;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.Effect;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed right before everything that it does outside the cluster in one run, and right after it in the
 * next. It goes on where it was: no orphan, nothing twice, nothing forgotten.
 */
@LocalClusterTest
class KillIT {
    private static final String MODULE = "kill";
    /** Its own data, which goes with it. */
    private static final String OWN = "database: {strategy: Separate}\ndeletionPolicy: Delete";

    /** Outside edits are seen soon, and nobody asks whether so many deletions are meant. */
    private static final Map<String, String> SETTINGS =
            Map.of("BUILDIFY_RESYNC", "1s", "BUILDIFY_CLEANUP_MIN_DELETED", "100000");

    private final LocalCluster cluster;
    private final OperatorProcess operator;
    private final PlatformEngineer engineer;
    private final Oracle oracle;

    KillIT(LocalCluster cluster) {
        this.cluster = cluster;
        operator = Installation.of(cluster).operator();
        engineer = new PlatformEngineer(cluster.kubernetes());
        oracle = new Oracle(cluster);
    }

    /** When an effect is to be seen. */
    private enum When {
        A_TENANT_ARRIVES,
        SOMEBODY_MEDDLES,
        A_TENANT_LEAVES,
        THE_MODULE_LEAVES;

        static When isSeen(Effect effect) {
            return switch (effect) {
                case ROLES_CORRECT,
                        DATABASE_CREATE,
                        CONTRACT_INSTALL,
                        SCHEMA_CORRECT,
                        LOGIN_CORRECT,
                        TOPIC_CREATE,
                        USER_WRITE,
                        ACCESS_GRANT,
                        CONFIGURATION_PUBLISH -> A_TENANT_ARRIVES;
                case TOPIC_CONFIGURE, ACCESS_REVOKE -> SOMEBODY_MEDDLES;
                case LOGIN_CLOSE, LOGIN_DROP, DATABASE_DROP, ROLES_DROP, GROUP_DELETE, USER_DELETE, TOPIC_DELETE ->
                    A_TENANT_LEAVES;
                case SCHEMA_DROP -> THE_MODULE_LEAVES;
            };
        }

        List<Effect> effects() {
            return Arrays.stream(Effect.values())
                    .filter(it -> isSeen(it) == this)
                    .toList();
        }
    }

    @AfterEach
    void asItWas() {
        operator.kill();
        operator.start(Map.of());
    }

    @Test
    void itDiesAtEveryEffect() throws Exception {
        for (int run = 0; run < Size.ofKills(); run++) {
            everyEffectOnce(run % 2 == 0 ? Effect::before : Effect::after);
        }
    }

    /** @param point where it dies at an effect */
    private void everyEffectOnce(Function<Effect, String> point) throws Exception {
        registers();
        var shared = Tenant.arrives(engineer, "kill-shared", MODULE).enables("deletionPolicy: Delete");
        shared.waitsFor(ConditionType.DatabaseReady, "True", "");
        shared.waitsFor(ConditionType.EventsReady, "True", "");
        operator.stop();

        for (Effect effect : When.A_TENANT_ARRIVES.effects()) {
            tenant(effect).enables(OWN);
            operator.diesAt(point.apply(effect), SETTINGS);
        }
        for (Effect effect : When.SOMEBODY_MEDDLES.effects()) {
            meddle(effect);
            operator.diesAt(point.apply(effect), SETTINGS);
        }
        operator.start(SETTINGS);
        oracle.agreesOn(MODULE);
        read(When.A_TENANT_ARRIVES.effects().stream().map(this::tenant).toList());
        operator.kill();

        var leaving = When.A_TENANT_ARRIVES.effects().iterator();
        for (Effect effect : When.A_TENANT_LEAVES.effects()) {
            tenant(leaving.next()).resource().delete();
            operator.diesAt(point.apply(effect), SETTINGS);
        }
        leaving.forEachRemaining(it -> tenant(it).resource().delete());
        operator.start(SETTINGS);
        oracle.agreesOn(MODULE);
        shared.disappears();
        PlatformEngineer.waitsFor(engineer.module(MODULE), ConditionType.Ready, "True", "Registered");
        operator.kill();

        engineer.module(MODULE).delete();
        for (Effect effect : When.THE_MODULE_LEAVES.effects()) {
            operator.diesAt(point.apply(effect), SETTINGS);
        }
        operator.start(SETTINGS);
        isGone();
    }

    private void registers() {
        engineer.registers(
                MODULE,
                "1.0.0",
                "buildify/idle:1.0.0",
                "[]\n    events: {publishes: [{type: kill.thing.done}], subscribes: [shop.thing.sold]}",
                "deletionPolicy: Delete");
    }

    private Tenant tenant(Effect effect) {
        return Tenant.arrives(engineer, "kill-" + effect.kind().replace('.', '-'), MODULE);
    }

    /** Something that a listing of the broker shows, and that the effect puts right. */
    private void meddle(Effect effect) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            if (effect == Effect.TOPIC_CONFIGURE) {
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, "buildify.configuration." + MODULE),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry("max.message.bytes", "4096"), AlterConfigOp.OpType.SET))))
                        .all()
                        .get();
            } else {
                admin.createAcls(List.of(new AclBinding(
                                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                                new AccessControlEntry(
                                        "User:" + MODULE, "*", AclOperation.READ, AclPermissionType.ALLOW))))
                        .all()
                        .get();
            }
        }
    }

    /** What their consumers leave: offsets of their groups. */
    private void read(List<Tenant> tenants) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(cluster.kafka().administrator())) {
            for (Tenant tenant : tenants) {
                InstanceId id = NodeId.ofTenant(MODULE, tenant.id()).instance();
                admin.alterConsumerGroupOffsets(
                                id.kafkaUser(),
                                Map.of(new TopicPartition(id.configurationTopic(), 0), new OffsetAndMetadata(0)))
                        .all()
                        .get();
            }
        }
    }

    private void isGone() {
        await().atMost(PlatformEngineer.PATIENCE)
                .untilAsserted(() ->
                        assertThat(new Inventory(cluster).of(MODULE).names()).isEmpty());
    }
}
