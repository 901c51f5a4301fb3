package io.buildify.bench;

import io.buildify.local.junit.Kafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When events of a topic reached a plain consumer, by their ids. */
final class Arrivals implements AutoCloseable {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final CountDownLatch reads = new CountDownLatch(1);
    private final Thread reader;
    private volatile boolean ended;

    Arrivals(Kafka kafka, String topic) throws InterruptedException {
        reader = Thread.ofPlatform().daemon().start(() -> read(kafka, topic));
        reads.await();
    }

    /** Nanoseconds of this JVM's clock, by id. */
    Map<String, Long> seen() {
        return seen;
    }

    private void read(Kafka kafka, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.administrator(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
            reads.countDown();
            while (!ended) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                records.forEach(record -> seen.put(
                        new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8), now));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        reader.join();
    }
}
