package io.buildify.operator.external.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.external.Administrators;
import io.buildify.operator.external.ConfigurationPublisher;
import io.buildify.operator.external.ExternalCalls;
import io.buildify.operator.external.kafka.Publication.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** The configuration topics of all instances: one producer, one consumer. Both live through Kafka's absence. */
public final class ConfigurationTopics implements ConfigurationPublisher, TopicObserver, AutoCloseable {
    private static final String SIGNATURE = "buildify-publisher";

    private final PublishedRecords published = new PublishedRecords();
    private final List<BiConsumer<String, ConfigurationKey>> listeners = new CopyOnWriteArrayList<>();
    private final Header signature;
    private final Follower follower;
    private final Writer writer;
    private @Nullable Thread writing;

    /**
     * @param timeout of each request
     * @param process tells this process from every other, also from itself before a restart
     * @param whenDeposed called once, on a thread of the publisher, when another operator publishes now
     */
    public ConfigurationTopics(
            Administrators administrators,
            Duration timeout,
            ExternalCalls calls,
            Clock clock,
            UUID process,
            Runnable whenDeposed) {
        KafkaClients clients = new KafkaClients(timeout);
        signature = new RecordHeader(SIGNATURE, process.toString().getBytes(UTF_8));
        follower = new Follower(administrators, clients, clock, this::read);
        Transactions transactions = new Transactions(administrators, clients, calls, signature, whenDeposed);
        writer = new Writer(follower, published, transactions, timeout);
    }

    /** Begins to read. Returns at once, also when there is no Kafka. */
    public void follow() {
        Thread.ofPlatform().daemon().name("configuration-follower").start(follower);
    }

    /** Calls once the topics have been read, when {@link #caughtUp} is true; at once when they have been. */
    public void whenCaughtUp(Runnable listener) {
        follower.whenCaughtUp(listener);
    }

    /** Begins to write, and ends all writing of operators that did so before. Returns at once, also when there is no Kafka. */
    public synchronized void lead() {
        writing = Thread.ofPlatform().daemon().name("configuration-writer").start(writer);
    }

    @Override
    public CompletionStage<Void> publish(String topic, ConfigurationKey key, @Nullable ConfigurationRecord record) {
        CompletableFuture<@Nullable Void> answer = new CompletableFuture<>();
        byte[] value = record == null ? null : RecordFormat.bytes(record);
        writer.add(new Publication(new Place(topic, key), value, false, answer));
        return answer;
    }

    @Override
    public Optional<ConfigurationRecord> published(String topic, ConfigurationKey key) {
        return follower.exists(topic) ? published.get(topic, key) : Optional.empty();
    }

    @Override
    public Map<ConfigurationKey, ConfigurationRecord> published(String topic) {
        return follower.exists(topic) ? published.all(topic) : Map.of();
    }

    @Override
    public boolean caughtUp() {
        return follower.isCaughtUp();
    }

    @Override
    public void onForeignChange(BiConsumer<String, ConfigurationKey> listener) {
        listeners.add(listener);
    }

    @Override
    public void created(String topic) {
        Map<ConfigurationKey, byte[]> lost = published.take(topic);
        follower.created(topic);
        lost.forEach((key, value) ->
                writer.add(new Publication(new Place(topic, key), value, true, new CompletableFuture<>())));
    }

    @Override
    public void removed(String topic) {
        follower.removed(topic);
        published.take(topic);
    }

    private void read(String topic, ConfigurationKey key, ConsumerRecord<String, byte[]> record) {
        boolean later = published.put(topic, key, record.value(), record.offset());
        if (later && caughtUp() && !isOurs(record)) {
            listeners.forEach(listener -> listener.accept(topic, key));
        }
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(SIGNATURE);
        return header != null && Arrays.equals(header.value(), signature.value());
    }

    /** Ends both; what waits to be published is not. */
    @Override
    public synchronized void close() {
        follower.close();
        if (writing != null) {
            writing.interrupt();
        }
    }
}
