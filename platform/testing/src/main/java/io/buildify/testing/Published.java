package io.buildify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Events of a test's instance: those that it has published, and others' that it is to handle. */
public record Published(ModuleInstance instance) {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a tenant and its companies have published of a type, in the order of each subject. */
    public List<CloudEvent> of(String type, String tenant) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .map(Published::event)
                .filter(event -> event.type().equals(type) && event.tenant().equals(tenant))
                .toList();
    }

    private static CloudEvent event(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            return EventHeaders.read(headers, record.value());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes an event of another module; its type says whose. Returns it, to be published again. */
    public CloudEvent publish(String type, String subject, String tenant, @Nullable String company, String json) {
        CloudEvent event = new CloudEvent(
                UUID.randomUUID().toString(),
                CloudEvent.sourceOf(publisher(type)),
                type,
                subject,
                Instant.now(),
                tenant,
                company,
                json.getBytes(UTF_8));
        publish(event);
        return event;
    }

    /** Publishes an event in its publisher's name, as often as it is called. */
    public void publish(CloudEvent event) {
        instance.events().publishAs(publisher(event.type()), event);
    }

    private static String publisher(String type) {
        return type.split("\\.", 2)[0];
    }

    /** What an event says. */
    public static JsonNode json(byte[] data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what events bring about, also on a busy machine. */
    public static void untilAsserted(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion);
    }
}
