package io.buildify.sdk.configuration;

import io.buildify.sdk.environment.KafkaAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads one topic from its beginning, without a consumer group, as the topic is now: a topic that is
 * deleted and made again is another one, which this reader notices and refuses to mix with the first.
 */
final class TopicReader implements AutoCloseable {

    /** How long the broker keeps a request for records that are not there yet. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String topic;
    private final Admin admin;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Uuid topicId;
    private final Map<TopicPartition, Long> ends;

    /**
     * @throws KafkaException if Kafka cannot be reached, or the topic is not there or not readable
     */
    TopicReader(KafkaAddress kafka, String topic) {
        this.topic = topic;
        this.admin = Admin.create(adminSettings(kafka));
        try {
            this.consumer = new KafkaConsumer<>(consumerSettings(kafka));
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
        try {
            this.topicId = currentTopicId();
            List<TopicPartition> partitions = consumer.partitionsFor(topic, TIMEOUT).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            this.ends = consumer.endOffsets(partitions, TIMEOUT);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Names this very topic, apart from others that had or will have its name. */
    Uuid topicId() {
        return topicId;
    }

    /** Waits for records until the time is up. */
    Collection<ConsumerRecord<String, byte[]>> poll(Duration atMost) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        consumer.poll(atMost).forEach(records::add);
        return records;
    }

    /** Whether all that was there when this reader began has been polled. */
    boolean isReplayed() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), TIMEOUT) >= end.getValue());
    }

    /** Whether the topic is still the one this reader began with. */
    boolean isSameTopic() {
        return topicId.equals(currentTopicId());
    }

    /** Ends a poll that another thread is waiting in. */
    void wakeUp() {
        consumer.wakeup();
    }

    private Uuid currentTopicId() {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next()
                    .topicId();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("Kafka did not describe the topic within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    private static Map<String, Object> adminSettings(KafkaAddress kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        return settings;
    }

    private static Map<String, Object> consumerSettings(KafkaAddress kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) LONGEST_WAIT.toMillis());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        return settings;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        admin.close(Duration.ofSeconds(1));
    }
}
