package io.buildify.testing;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.Kafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The event topics of one instance: of its module, of those whose events it reads and whose publisher this is in tests,
 * and its dead letters. They are this instance's alone, so that tests keep apart.
 */
public final class InstanceEvents implements AutoCloseable {

    private static final int PARTITIONS = 4;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Kafka kafka;
    private final String module;
    private final String home;
    private final String instance;
    private final List<String> publishers;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    /** @param publishers whose events the instance reads, the module itself if it is one of them */
    InstanceEvents(Kafka kafka, String module, String instance, List<String> publishers) {
        this(kafka, module, instance, instance, publishers);
    }

    private InstanceEvents(Kafka kafka, String module, String home, String instance, List<String> publishers) {
        this.kafka = kafka;
        this.module = module;
        this.home = home;
        this.instance = instance;
        this.publishers = publishers;
        this.admin = Admin.create(kafka.administrator());
        Map<String, Object> settings = new HashMap<>(kafka.administrator());
        settings.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The same topics for another instance of the module, which has a group and dead letters of its own. */
    InstanceEvents of(String other) {
        return new InstanceEvents(kafka, module, home, other, publishers);
    }

    void create() {
        await(admin.createTopics(topics().stream()
                        .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)
                                .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")))
                        .toList())
                .all());
        List<AclBinding> grants = new ArrayList<>();
        grants.add(allow(ResourceType.TOPIC, ownTopic(), AclOperation.WRITE));
        publishers.forEach(publisher -> grants.add(allow(ResourceType.TOPIC, topicOf(publisher), AclOperation.READ)));
        grants.add(allow(ResourceType.TOPIC, deadLetterTopic(), AclOperation.WRITE));
        grants.add(allow(ResourceType.GROUP, instance, AclOperation.READ));
        await(admin.createAcls(grants).all());
    }

    private AclBinding allow(ResourceType type, String name, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + instance, "*", operation, AclPermissionType.ALLOW));
    }

    /** What the operator would add to the environment of an instance whose release publishes events and subscribes to its publishers'. */
    Map<String, String> environment() {
        return Map.of(
                "BUILDIFY_EVENTS_TOPIC",
                ownTopic(),
                "BUILDIFY_EVENTS_SUBSCRIPTIONS",
                publishers.stream()
                        .map(publisher -> publisher + "=" + topicOf(publisher))
                        .collect(Collectors.joining(",")),
                "BUILDIFY_EVENTS_GROUP",
                instance,
                "BUILDIFY_EVENTS_DEAD_LETTER_TOPIC",
                deadLetterTopic());
    }

    /** The topic of the module's own events. */
    public String ownTopic() {
        return TopicNames.events(home);
    }

    /** The topic of core's events. */
    public String coreTopic() {
        return topicOf("core");
    }

    /** The topic of a publisher's events. */
    public String topicOf(String publisher) {
        return publisher.equals(module) ? ownTopic() : TopicNames.events(publisher + "." + home);
    }

    /** The topic of events that the instance could not handle. */
    public String deadLetterTopic() {
        return TopicNames.deadLetters(instance);
    }

    /** Publishes an event in core's name. Returns once the broker has it. */
    public void publishAsCore(CloudEvent event) {
        publishAs("core", event);
    }

    /** Publishes an event in the name of one whose events the instance reads. Returns once the broker has it. */
    public void publishAs(String publisher, CloudEvent event) {
        publish(topicOf(publisher), event.key(), EventHeaders.of(event), event.data());
    }

    /** The same, by somebody whose clock says that it is then. */
    public void publishAs(String publisher, CloudEvent event, Instant then) {
        publish(topicOf(publisher), event.key(), EventHeaders.of(event), event.data(), then);
    }

    /** Publishes any record, also such as are no events. */
    public void publish(String topic, String key, Map<String, String> headers, byte[] data) {
        publish(topic, key, headers, data, null);
    }

    private void publish(String topic, String key, Map<String, String> headers, byte[] data, @Nullable Instant then) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, null, then == null ? null : then.toEpochMilli(), key, data);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** All records of a topic so far, in the order of each partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafka.administrator(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private List<String> topics() {
        return !home.equals(instance)
                ? List.of(deadLetterTopic())
                : Stream.concat(
                                Stream.of(ownTopic(), deadLetterTopic()),
                                publishers.stream().map(this::topicOf))
                        .distinct()
                        .toList();
    }

    private static void await(KafkaFuture<Void> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    /** Its group too, which then has no members. */
    void delete() {
        await(admin.deleteTopics(topics()).all());
        try {
            admin.deleteConsumerGroups(List.of(instance)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof GroupIdNotFoundException)
                    && !(e.getCause() instanceof GroupNotEmptyException)) {
                throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
