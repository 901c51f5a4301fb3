package io.buildify.operator.external.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.crd.Events.WhenDisabled;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.external.Password;
import io.buildify.operator.plan.KafkaPlan;
import io.buildify.operator.plan.SubscriptionPlan;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topics of events, which instances share, and their dead letters, which they do not. */
@LocalClusterTest
class EventTopicsIT {
    private final Broker broker;
    private final Broker.Operator operator;
    private final KafkaPlan publisher = publishing(Broker.newPlan());
    private final KafkaPlan subscriber = subscribing(Broker.newPlan(), publisher);
    private final Password password = Password.generate(new SecureRandom());

    EventTopicsIT(LocalCluster cluster) {
        broker = new Broker(cluster);
        operator = broker.operator();
    }

    @AfterEach
    void clean() throws Exception {
        operator.instances.removeInstance(subscriber);
        operator.instances.removeInstance(publisher);
        operator.instances.removeTopics(List.of(publisher.eventsTopic(), subscriber.deadLetterTopic()));
        broker.close();
    }

    @Test
    void anEventReachesWhoSubscribesAlsoWhenThePublisherComesLater() throws Exception {
        operator.instances.ensureInstance(subscriber, password);
        try (var consumer = broker.consumer(
                subscriber.user(), password, Map.of("group.id", subscriber.group(), "metadata.max.age.ms", 500))) {
            consumer.subscribe(Pattern.compile(Pattern.quote(publisher.eventsTopic())));
            assertThat(consumer.poll(Duration.ofSeconds(1))).isEmpty();

            operator.instances.ensureInstance(publisher, password);
            send(publisher, publisher.eventsTopic());

            String read = "";
            while (read.isEmpty()) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    read = record.value();
                }
            }
            assertThat(read).isEqualTo("happened");
        }
        assertThatThrownBy(() -> send(subscriber, publisher.eventsTopic()))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        send(subscriber, subscriber.deadLetterTopic());
    }

    @Test
    void topicsAreSetUpForEventsAndKeptSo() throws Exception {
        operator.instances.ensureInstance(publisher, password);
        operator.instances.ensureInstance(subscriber, password);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, publisher.eventsTopic());
        assertThat(broker.admin
                        .describeTopics(List.of(publisher.eventsTopic()))
                        .allTopicNames()
                        .get()
                        .get(publisher.eventsTopic())
                        .partitions())
                .hasSize(Broker.EVENT_PARTITIONS);
        broker.admin
                .incrementalAlterConfigs(Map.of(
                        topic,
                        List.of(
                                new AlterConfigOp(new ConfigEntry("retention.ms", "1000"), OpType.SET),
                                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "CreateTime"), OpType.SET),
                                new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), OpType.SET))))
                .all()
                .get();

        operator.instances.resync();

        for (String each : List.of(publisher.eventsTopic(), subscriber.deadLetterTopic())) {
            var settings = broker.admin
                    .describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, each)))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next();
            assertThat(settings.get("retention.ms").value())
                    .isEqualTo(String.valueOf(Duration.ofDays(7).toMillis()));
            assertThat(settings.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(settings.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
        }
    }

    @Test
    void handEditsOfSharedAndOwnThingsAreUndoneAndNobodyElsesGrantIsTouched() throws Exception {
        operator.instances.ensureInstance(publisher, password);
        operator.instances.ensureInstance(subscriber, password);
        var before = acls();
        var foreign = List.of(
                acl("somebody", Access.topic(publisher.eventsTopic()), AclOperation.WRITE),
                acl("somebody", Access.topic(subscriber.deadLetterTopic()), AclOperation.READ),
                acl("somebody", Access.group(subscriber.group()), AclOperation.READ),
                acl(subscriber.user(), Access.topic(publisher.eventsTopic()), AclOperation.WRITE));
        broker.admin.createAcls(foreign).all().get();
        broker.admin
                .deleteAcls(List.of(acl(subscriber.user(), Access.topic(publisher.eventsTopic()), AclOperation.READ)
                        .toFilter()))
                .all()
                .get();
        broker.admin.deleteTopics(List.of(subscriber.deadLetterTopic())).all().get();

        operator.instances.resync();

        assertThat(acls()).isEqualTo(before);
        assertThat(broker.admin.listTopics().names().get()).contains(subscriber.deadLetterTopic());

        Broker.Operator another = broker.operator();
        another.instances.ensureInstance(publisher, password);
        another.instances.resync();
        assertThat(acls())
                .as("an instance that this process has not ensured yet keeps its grants")
                .isEqualTo(before);
    }

    @Test
    void aGroupGoesWithItsInstanceAlsoWhileAMemberIsThereAndDeadLettersWhenTheyAreToldTo() throws Exception {
        operator.instances.ensureInstance(publisher, password);
        operator.instances.ensureInstance(subscriber, password);
        try (var consumer = broker.consumer(subscriber.user(), password, Map.of("group.id", subscriber.group()))) {
            consumer.subscribe(List.of(publisher.eventsTopic()));
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(200));
            }
            assertThat(operator.instances.inventory().groups()).contains(subscriber.group());

            operator.instances.removeInstance(subscriber);
        }
        operator.instances.removeInstance(subscriber);

        var left = operator.instances.inventory();
        assertThat(left.groups()).doesNotContain(subscriber.group());
        assertThat(left.topics())
                .contains(subscriber.deadLetterTopic(), publisher.eventsTopic())
                .doesNotContain(subscriber.configurationTopic());
        operator.instances.removeTopics(List.of(subscriber.deadLetterTopic()));
        operator.instances.removeTopics(List.of(subscriber.deadLetterTopic()));
        assertThat(operator.instances.inventory().topics())
                .contains(publisher.eventsTopic())
                .doesNotContain(subscriber.deadLetterTopic());
    }

    private void send(KafkaPlan as, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(
                broker.kafka.client(as.user(), password.value()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "happened")).get();
        }
    }

    /** All that concern the two instances and their topics. */
    private Collection<AclBinding> acls() throws Exception {
        var names = List.of(publisher.user(), subscriber.user());
        return broker.admin.describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY).values().get().stream()
                .filter(it -> names.stream().anyMatch(it.toString()::contains))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static AclBinding acl(String user, ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static KafkaPlan publishing(KafkaPlan plan) {
        return new KafkaPlan(plan.user(), plan.configurationTopic(), TopicNames.events(plan.user()), null);
    }

    private static KafkaPlan subscribing(KafkaPlan plan, KafkaPlan publisher) {
        return new KafkaPlan(
                plan.user(),
                plan.configurationTopic(),
                null,
                new SubscriptionPlan(
                        new TreeMap<>(Map.of(publisher.user(), String.valueOf(publisher.eventsTopic()))),
                        plan.group(),
                        plan.deadLetterTopic(),
                        WhenDisabled.Skip));
    }
}
