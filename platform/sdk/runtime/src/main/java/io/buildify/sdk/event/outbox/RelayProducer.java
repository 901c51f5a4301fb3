package io.buildify.sdk.event.outbox;

import io.buildify.sdk.environment.KafkaAddress;
import io.buildify.sdk.event.EventRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events in order. It never gives one up while it sends others, which would put a later event of a key
 * before an earlier one: it waits for Kafka as long as that takes, and whoever ends it drops all that is left.
 */
final class RelayProducer implements AutoCloseable {

    private static final int MOST_WAITING_FOR_TOPIC = 10_000;

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    RelayProducer(KafkaAddress kafka, String topic, String name) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(settings(kafka, name), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(KafkaAddress kafka, String name) {
        Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MOST_WAITING_FOR_TOPIC);
        return settings;
    }

    /**
     * Returns once Kafka has all of them.
     *
     * @throws RelayInterrupted if it refuses one, or has no such topic; this producer must then be closed
     */
    void send(List<OutboxRow> batch) throws InterruptedException {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
            for (OutboxRow row : batch) {
                sent.add(producer.send(EventRecord.of(topic, row.event())));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (InterruptException e) {
            throw new InterruptedException();
        } catch (KafkaException e) {
            throw new RelayInterrupted("Kafka, topic " + topic + ": " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw RelayInterrupted.by("Kafka, topic " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
