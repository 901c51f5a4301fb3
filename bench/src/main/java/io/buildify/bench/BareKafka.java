package io.buildify.bench;

import io.buildify.local.junit.Kafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The floor of events: one producer and one consumer of the plain client, on the same broker, with the same acknowledgement. */
final class BareKafka implements AutoCloseable {

    private static final String TOPIC = "bench.floor." + ProcessHandle.current().pid();
    private static final int PARTITIONS = 4;

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final Durations durations = new Durations();
    private final Thread reader;
    private final Map<String, Object> settings;
    private volatile boolean ended;

    BareKafka(Kafka kafka) throws ExecutionException, InterruptedException {
        admin = Admin.create(kafka.administrator());
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all()
                .get();
        settings = new HashMap<>(kafka.administrator());
        settings.put("linger.ms", 0);
        settings.put("acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /** Sends a record whose journey is measured. */
    void send(String key, byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, key, payload);
        record.headers().add("sent", Long.toString(System.nanoTime()).getBytes());
        producer.send(record);
    }

    /** From the call of send until a poll returned the record. */
    Durations durations() {
        return durations;
    }

    private void read() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(kafkaSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(java.util.stream.IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (!ended) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    long sent = Long.parseLong(
                            new String(record.headers().lastHeader("sent").value()));
                    durations.add(System.nanoTime() - sent);
                });
            }
        }
    }

    private Map<String, Object> kafkaSettings() {
        Map<String, Object> reading = new HashMap<>(settings);
        reading.remove("acks");
        reading.remove("linger.ms");
        return reading;
    }

    @Override
    public void close() throws ExecutionException, InterruptedException {
        ended = true;
        reader.join();
        producer.close();
        admin.deleteTopics(List.of(TOPIC)).all().get();
        admin.close();
    }
}
