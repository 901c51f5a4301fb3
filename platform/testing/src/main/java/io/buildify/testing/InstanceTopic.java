package io.buildify.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.events.TopicNames;
import io.buildify.local.junit.Kafka;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The configuration topic of one instance and its SCRAM user, made and written as the operator does. */
public final class InstanceTopic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ITERATIONS = 4096;

    private final String instance;
    private final String password;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    InstanceTopic(Kafka kafka, String instance, String password) {
        this.instance = instance;
        this.password = password;
        this.admin = Admin.create(kafka.administrator());
        Map<String, Object> settings = new HashMap<>(kafka.administrator());
        settings.put("linger.ms", 0);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** {@code buildify.configuration.<instance>}. */
    public String name() {
        return TopicNames.configuration(instance);
    }

    /** Makes the topic; it is empty then. */
    public void create() {
        await(() -> admin.createTopics(List.of(new NewTopic(name(), 1, (short) 1)
                        .configs(Map.of(
                                TopicConfig.CLEANUP_POLICY_CONFIG,
                                TopicConfig.CLEANUP_POLICY_COMPACT,
                                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                "LogAppendTime"))))
                .all()
                .get());
    }

    /** Takes the topic away with all that is in it. */
    public void delete() {
        await(() -> admin.deleteTopics(List.of(name())).all().get());
    }

    void createUser() {
        await(() -> admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        instance, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password)))
                .all()
                .get());
        await(() -> admin.createAcls(List.of(new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, name(), PatternType.LITERAL),
                        new AccessControlEntry("User:" + instance, "*", AclOperation.READ, AclPermissionType.ALLOW))))
                .all()
                .get());
    }

    void deleteUser() {
        await(() -> admin.alterUserScramCredentials(
                        List.of(new UserScramCredentialDeletion(instance, ScramMechanism.SCRAM_SHA_512)))
                .all()
                .get());
    }

    /** Publishes a record; null is a tombstone. Returns once the broker has it. */
    public void publish(ConfigurationKey key, @Nullable ConfigurationRecord record) {
        publish(key.toString(), record == null ? null : bytes(record));
    }

    /** The same, by somebody whose clock says that it is then. */
    public void publish(ConfigurationKey key, ConfigurationRecord record, Instant then) {
        send(new ProducerRecord<>(name(), null, then.toEpochMilli(), key.toString(), bytes(record)));
    }

    /** Publishes any bytes, also such as no operator would write. */
    public void publish(String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(name(), key, value));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        await(() -> producer.send(record).get());
    }

    private static byte[] bytes(ConfigurationRecord record) {
        try {
            return JSON.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void await(Step step) {
        try {
            step.run();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws ExecutionException, InterruptedException;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
