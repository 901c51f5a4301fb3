package io.buildify.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** PURE: CloudEvents in Kafka's binary mode, where attributes are the record's headers and the value is the data. */
public final class EventHeaders {

    private static final String PREFIX = "ce_";
    private static final String VERSION = "1.0";
    private static final String CONTENT_TYPE = "content-type";
    private static final String JSON = "application/json";

    private EventHeaders() {}

    /** The headers of an event's record. */
    public static Map<String, String> of(CloudEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, JSON);
        headers.put(PREFIX + "specversion", VERSION);
        headers.put(PREFIX + "id", event.id());
        headers.put(PREFIX + "source", event.source());
        headers.put(PREFIX + "type", event.type());
        headers.put(PREFIX + "subject", event.subject());
        headers.put(PREFIX + "time", event.time().toString());
        headers.put(PREFIX + "tenant", event.tenant());
        if (event.company() != null) {
            headers.put(PREFIX + "company", event.company());
        }
        return headers;
    }

    /**
     * The event of a record.
     *
     * @param headers the record's, the last one of each name
     * @throws UnreadableEvent naming the attribute that is missing or malformed
     */
    public static CloudEvent read(Map<String, String> headers, byte[] data) throws UnreadableEvent {
        if (!VERSION.equals(headers.get(PREFIX + "specversion"))) {
            throw new UnreadableEvent("it is not a CloudEvent " + VERSION + " in binary mode");
        }
        String contentType = headers.getOrDefault(CONTENT_TYPE, JSON);
        if (!contentType.equals(JSON) && !contentType.startsWith(JSON + ";")) {
            throw new UnreadableEvent("its content-type is " + contentType + ", not " + JSON);
        }
        return new CloudEvent(
                required(headers, "id"),
                required(headers, "source"),
                required(headers, "type"),
                required(headers, "subject"),
                time(required(headers, "time")),
                required(headers, "tenant"),
                headers.get(PREFIX + "company"),
                data);
    }

    private static String required(Map<String, String> headers, String attribute) throws UnreadableEvent {
        String value = headers.get(PREFIX + attribute);
        if (value == null || value.isEmpty()) {
            throw new UnreadableEvent("it has no attribute " + attribute);
        }
        return value;
    }

    private static Instant time(String text) throws UnreadableEvent {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableEvent("its time is not as in RFC 3339: " + text);
        }
    }
}
