package io.buildify.local.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.events.TopicNames;
import io.buildify.events.UnreadableEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of events and of dead letters, with an administrator's rights. No group of anybody's is touched. */
public final class EventTopics {
    /** What topics of modules' events begin with. */
    public static final String EVENTS = TopicNames.events("");
    /** What topics of events begin with that an instance could not handle. */
    public static final String DEAD_LETTERS = TopicNames.deadLetters("");

    private static final Duration POLL = Duration.ofMillis(200);
    /** How often is looked for topics that have come. */
    private static final Duration NEW_TOPICS = Duration.ofSeconds(2);

    private static final int TIMEOUT_MS = 15_000;

    private final Map<String, Object> settings;

    /** @param client what a client needs to enter as the administrator */
    public EventTopics(Map<String, Object> client) {
        settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("default.api.timeout.ms", TIMEOUT_MS);
        settings.put("max.block.ms", TIMEOUT_MS);
        settings.put("linger.ms", 0);
        settings.put("acks", "all");
        settings.put("enable.auto.commit", false);
    }

    /** Passes on every record that there is now, in the order of each partition. */
    public void read(String prefix, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Set<TopicPartition> partitions = partitions(consumer, prefix);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant patience = Instant.now().plusMillis(TIMEOUT_MS);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                records.forEach(reader);
                if (!records.isEmpty()) {
                    patience = Instant.now().plusMillis(TIMEOUT_MS);
                } else if (Instant.now().isAfter(patience)) {
                    throw new IllegalStateException("Kafka has given no record of topics " + prefix + "* for "
                            + TIMEOUT_MS / 1000 + " s. One of them may have been deleted meanwhile: try again");
                }
            }
        }
    }

    /**
     * Passes on every record that there is now, and then each that comes, also of topics that come later, until the
     * thread is interrupted.
     */
    public void follow(String prefix, Consumer<ConsumerRecord<String, byte[]>> reader) throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            while (true) {
                Set<TopicPartition> fresh = partitions(consumer, prefix);
                fresh.removeAll(consumer.assignment());
                if (!fresh.isEmpty()) {
                    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
                    all.addAll(fresh);
                    consumer.assign(all);
                    consumer.seekToBeginning(fresh);
                }
                Instant next = Instant.now().plus(NEW_TOPICS);
                while (!consumer.assignment().isEmpty() && Instant.now().isBefore(next)) {
                    consumer.poll(POLL).forEach(reader);
                }
                if (consumer.assignment().isEmpty()) {
                    Thread.sleep(NEW_TOPICS);
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String prefix) {
        Set<TopicPartition> partitions = new HashSet<>();
        consumer.listTopics().forEach((topic, all) -> {
            if (topic.startsWith(prefix)) {
                all.forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
            }
        });
        return partitions;
    }

    /** Sends records again to where they were, in this order. Returns once the broker has all of them. */
    public void sendAgain(List<ConsumerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> record : records) {
                producer.send(new ProducerRecord<>(
                                record.topic(), null, record.key(), record.value(), record.headers()))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take an event: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The event of a record. */
    static CloudEvent event(ConsumerRecord<String, byte[]> record) throws UnreadableEvent {
        if (record.value() == null) {
            throw new UnreadableEvent("it has no data");
        }
        return EventHeaders.read(headers(record), record.value());
    }

    /** The last header of each name. */
    static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return headers;
    }
}
