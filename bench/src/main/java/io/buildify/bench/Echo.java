package io.buildify.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One Kafka round trip: a record is produced with {@code acks=all} and consumed again. */
final class Echo implements AutoCloseable {

    private static final String TOPIC = "bench.echo";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final KafkaProducer<String, String> producer;
    private final Map<String, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean closed;

    Echo(Map<String, Object> kafka) {
        create(kafka);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of("acks", "all", "linger.ms", 0));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.reader = Thread.ofPlatform().daemon().name("echo").start(() -> read(kafka));
        roundTrip("warm-up");
    }

    /** Returns once the record has been read back. */
    void roundTrip(String id) {
        CompletableFuture<Void> read = new CompletableFuture<>();
        expected.put(id, read);
        producer.send(new ProducerRecord<>(TOPIC, 0, id, "x".repeat(500)), (metadata, failure) -> {
            if (failure != null) {
                read.completeExceptionally(failure);
            }
        });
        read.join();
    }

    private static void create(Map<String, Object> kafka) {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Map<String, Object> kafka) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (!closed) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    CompletableFuture<Void> waiting = expected.remove(record.key());
                    if (waiting != null) {
                        waiting.complete(null);
                    }
                });
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
