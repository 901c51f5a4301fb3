package io.buildify.sdk.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventHeaders;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** PURE: events as Kafka's records. */
public final class EventRecord {

    private EventRecord() {}

    public static ProducerRecord<String, byte[]> of(String topic, CloudEvent event) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.key(), event.data());
        EventHeaders.of(event).forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** A record's headers as text; of several with one name, the last. */
    public static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return headers;
    }
}
