package io.buildify.sdk.event.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.environment.ModuleEnvironment;
import io.buildify.sdk.event.EventRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of events that could not be handled: the event as it was, with the headers {@code buildify-handler},
 * {@code buildify-attempts} and {@code buildify-reason}, or {@code buildify-origin} where it is no event at all.
 */
@Singleton
class DeadLetters {

    private static final int MOST_BLOCKED = 5_000;

    private final ModuleEnvironment module;
    private final EventAddress address;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeadLetters(ModuleEnvironment module, EventAddress address) {
        this.module = module;
        this.address = address;
    }

    /** Ends once Kafka has it. */
    Uni<Void> add(CloudEvent event, String handler, int attempts, String reason) {
        ProducerRecord<String, byte[]> letter = EventRecord.of(topic(), event);
        header(letter, "buildify-handler", handler);
        header(letter, "buildify-attempts", String.valueOf(attempts));
        header(letter, "buildify-reason", reason);
        return send(letter);
    }

    /** Ends once Kafka has it. */
    Uni<Void> add(ConsumerRecord<String, byte[]> record, String reason) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic(), null, record.key(), record.value(), record.headers());
        header(letter, "buildify-origin", "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset()));
        header(letter, "buildify-reason", reason);
        return send(letter);
    }

    private String topic() {
        return address.subscribed().orElseThrow().deadLetterTopic();
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }

    /** Not on an event loop: a producer may wait for its topic. */
    private Uni<Void> send(ProducerRecord<String, byte[]> letter) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> open().send(letter, (sent, failure) -> {
                    if (failure == null) {
                        emitter.complete(null);
                    } else {
                        emitter.fail(failure);
                    }
                }))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private synchronized KafkaProducer<String, byte[]> open() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(module.kafka().clientSettings());
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, module.instance() + "-dead-letters");
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MOST_BLOCKED);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    synchronized void close(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
