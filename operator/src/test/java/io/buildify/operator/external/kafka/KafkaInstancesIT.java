package io.buildify.operator.external.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.Password;
import io.buildify.operator.plan.KafkaPlan;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@LocalClusterTest
class KafkaInstancesIT {
    private final Broker broker;
    private final Broker.Operator operator;
    private final KafkaPlan plan = Broker.newPlan();
    private final Password password = Password.generate(new SecureRandom());

    KafkaInstancesIT(LocalCluster cluster) {
        broker = new Broker(cluster);
        operator = broker.operator();
    }

    @AfterEach
    void clean() throws Exception {
        operator.instances.removeInstance(plan);
        broker.close();
    }

    @Test
    void anInstanceReadsItsTopic() {
        operator.instances.ensureInstance(plan, password);
        assertThat(broker.read(plan.configurationTopic(), plan.user(), password))
                .isEmpty();
    }

    @Test
    void nothingIsWrittenWhenNothingDiffers() {
        operator.instances.ensureInstance(plan, password);
        var before = operator.changes();
        operator.instances.ensureInstance(plan, password);
        operator.instances.resync();
        assertThat(operator.changes()).isEqualTo(before);

        Broker.Operator afterRestart = broker.operator();
        afterRestart.instances.ensureInstance(plan, password);
        afterRestart.instances.resync();
        assertThat(afterRestart.changes()).isEmpty();
    }

    @Test
    void aNewPasswordReplacesTheOldAlsoAfterARestart() {
        operator.instances.ensureInstance(plan, password);
        Password next = Password.generate(new SecureRandom());
        broker.operator().instances.ensureInstance(plan, next);
        assertThat(broker.read(plan.configurationTopic(), plan.user(), next)).isEmpty();
    }

    @Test
    void whatIsRemovedLeavesNothing() throws Exception {
        operator.instances.ensureInstance(plan, password);
        assertThat(broker.state(plan)).hasSize(4);
        broker.admin
                .createAcls(List.of(acl("User:somebody", plan.configurationTopic())))
                .all()
                .get();
        operator.instances.removeInstance(plan);
        operator.instances.removeInstance(plan);
        assertThat(broker.state(plan)).isEmpty();
        operator.instances.resync();
        assertThat(broker.state(plan)).isEmpty();
        assertThat(operator.instances.inventory().topics()).doesNotContain(plan.configurationTopic());
        assertThat(operator.instances.inventory().users()).doesNotContain(plan.user());
        assertThat(operator.instances.inventory().principals()).doesNotContain(plan.user());
    }

    @ParameterizedTest
    @MethodSource("handEdits")
    void aHandEditIsUndone(HandEdit edit) throws Exception {
        operator.instances.ensureInstance(plan, password);
        List<String> before = broker.state(plan);
        edit.make(broker, plan);
        assertThat(broker.state(plan)).isNotEqualTo(before);

        operator.instances.resync();

        assertThat(broker.state(plan)).isEqualTo(before);
        assertThat(broker.read(plan.configurationTopic(), plan.user(), password))
                .isEmpty();
    }

    static Stream<HandEdit> handEdits() {
        return Stream.of(
                new HandEdit(
                        "ACL of the user on another topic",
                        (broker, plan) -> broker.admin
                                .createAcls(List.of(acl("User:" + plan.user(), "another")))
                                .all()
                                .get()),
                new HandEdit(
                        "ACL of somebody on the topic",
                        (broker, plan) -> broker.admin
                                .createAcls(List.of(acl("User:somebody", plan.configurationTopic())))
                                .all()
                                .get()),
                new HandEdit(
                        "ACL of everybody on the topic",
                        (broker, plan) -> broker.admin
                                .createAcls(List.of(acl("User:*", plan.configurationTopic())))
                                .all()
                                .get()),
                new HandEdit(
                        "write on the own topic",
                        (broker, plan) -> broker.admin
                                .createAcls(List.of(new AclBinding(
                                        topic(plan.configurationTopic()),
                                        new AccessControlEntry(
                                                "User:" + plan.user(),
                                                "*",
                                                AclOperation.WRITE,
                                                AclPermissionType.ALLOW))))
                                .all()
                                .get()),
                new HandEdit(
                        "denied",
                        (broker, plan) -> broker.admin
                                .createAcls(List.of(new AclBinding(
                                        topic(plan.configurationTopic()),
                                        new AccessControlEntry(
                                                "User:" + plan.user(),
                                                "*",
                                                AclOperation.READ,
                                                AclPermissionType.DENY))))
                                .all()
                                .get()),
                new HandEdit(
                        "ACLs deleted",
                        (broker, plan) -> broker.admin
                                .deleteAcls(Access.everythingOf(plan))
                                .all()
                                .get()),
                new HandEdit(
                        "user deleted",
                        (broker, plan) -> broker.admin
                                .alterUserScramCredentials(List.of(
                                        new UserScramCredentialDeletion(plan.user(), ScramMechanism.SCRAM_SHA_512)))
                                .all()
                                .get()),
                new HandEdit(
                        "password changed",
                        (broker, plan) -> broker.admin
                                .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                        plan.user(),
                                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096),
                                        "known")))
                                .all()
                                .get()),
                new HandEdit(
                        "second password",
                        (broker, plan) -> broker.admin
                                .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                        plan.user(),
                                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096),
                                        "known")))
                                .all()
                                .get()),
                new HandEdit(
                        "topic deleted",
                        (broker, plan) -> broker.admin
                                .deleteTopics(List.of(plan.configurationTopic()))
                                .all()
                                .get()));
    }

    @Test
    void settingsOfTheTopicAreUndone() throws Exception {
        operator.instances.ensureInstance(plan, password);
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, plan.configurationTopic());
        var before = ownSettings(topic);
        broker.admin
                .incrementalAlterConfigs(Map.of(
                        topic,
                        List.of(
                                new AlterConfigOp(new ConfigEntry("cleanup.policy", "delete"), OpType.SET),
                                new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), OpType.SET),
                                new AlterConfigOp(new ConfigEntry("segment.ms", ""), OpType.DELETE))))
                .all()
                .get();
        operator.instances.resync();
        assertThat(ownSettings(topic)).isEqualTo(before).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void aTopicThatWasThereAlreadyIsTaken() throws Exception {
        broker.admin
                .createTopics(List.of(new NewTopic(plan.configurationTopic(), Optional.of(1), Optional.empty())))
                .all()
                .get();
        operator.instances.ensureInstance(plan, password);
        operator.instances.resync();
        assertThat(ownSettings(new ConfigResource(ConfigResource.Type.TOPIC, plan.configurationTopic())))
                .containsEntry("cleanup.policy", "compact");
    }

    @Test
    void manyAtATimeShareRequests() throws Exception {
        int many = 40;
        List<KafkaPlan> plans = Stream.generate(Broker::newPlan).limit(many).toList();
        CyclicBarrier together = new CyclicBarrier(many);
        List<Callable<Void>> calls = new ArrayList<>();
        plans.forEach(each -> calls.add(() -> {
            together.await();
            operator.instances.ensureInstance(each, password);
            return null;
        }));
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
        assertThat(operator.changes().get("kafka.topic.create")).isLessThan(many / 2);
        for (KafkaPlan each : plans) {
            assertThat(broker.state(each)).hasSize(4);
            operator.instances.removeInstance(each);
        }
    }

    private Map<String, String> ownSettings(ConfigResource topic) throws Exception {
        return broker.admin.describeConfigs(List.of(topic)).all().get().get(topic).entries().stream()
                .filter(it -> it.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static AclBinding acl(String principal, String topic) {
        return new AclBinding(
                topic(topic), new AccessControlEntry(principal, "*", AclOperation.READ, AclPermissionType.ALLOW));
    }

    private static ResourcePattern topic(String name) {
        return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
    }

    /** Something that an administrator did. */
    record HandEdit(String name, Edit edit) {
        interface Edit {
            void on(Broker broker, KafkaPlan plan) throws Exception;
        }

        void make(Broker broker, KafkaPlan plan) throws Exception {
            edit.on(broker, plan);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
