package io.buildify.financial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import io.buildify.sdk.event.EventRecord;
import io.buildify.testing.ModuleInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** Events of a test's instance: those that it has published, and those of warehouse that it is to handle. */
record Published(ModuleInstance instance) {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a tenant and its companies have published of a type, in the order of each subject. */
    List<CloudEvent> of(String type, String tenant) {
        return instance.events().records(instance.events().ownTopic()).stream()
                .map(record -> {
                    try {
                        return EventHeaders.read(EventRecord.headers(record), record.value());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(event -> event.type().equals(type) && event.tenant().equals(tenant))
                .toList();
    }

    /** A shipment of two bolts and a nut was delivered. */
    CloudEvent delivered(String tenant, @Nullable String company, String shipment, String currency) {
        CloudEvent event = new CloudEvent(
                UUID.randomUUID().toString(),
                CloudEvent.sourceOf("warehouse"),
                "warehouse.shipment.delivered",
                shipment,
                Instant.now(),
                tenant,
                company,
                """
                {"shipment":"%s","customer":"Acme Corp","currency":"%s","lines":[
                 {"sku":"BOLT-8","description":"Bolt M8","quantity":"2","unit_price":"10.00"},
                 {"sku":"NUT-8","description":"Nut M8","quantity":"1","unit_price":"0.335"}],
                 "delivered_at":"2026-11-28T12:00:00Z"}""".formatted(shipment, currency).getBytes(UTF_8));
        publish(event);
        return event;
    }

    /** Publishes an event in warehouse's name, as often as it is called. */
    void publish(CloudEvent event) {
        instance.events().publishAs("warehouse", event);
    }

    static JsonNode json(byte[] data) {
        try {
            return JSON.readTree(data);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what events bring about, also on a busy machine. */
    static void untilAsserted(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion);
    }
}
