package io.buildify.webhook.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.buildify.events.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** PURE: an event as CloudEvents 1.0 in JSON, structured mode. Its data stands there byte for byte. */
final class Envelope {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonFactory JSON = new JsonFactory();

    private Envelope() {}

    /**
     * @throws IllegalArgumentException if the data is no JSON
     */
    static byte[] of(CloudEvent event) {
        check(event.data());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.data().length + 512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type());
            json.writeStringField("subject", event.subject());
            json.writeStringField("time", event.time().toString());
            json.writeStringField("tenant", event.tenant());
            if (event.company() != null) {
                json.writeStringField("company", event.company());
            }
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            json.writeRawValue(new String(event.data(), UTF_8));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One value and nothing behind it: what is no JSON could pretend to be another attribute. */
    private static void check(byte[] data) {
        try (JsonParser parser = JSON.createParser(data)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("its data is empty");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("its data is more than one JSON value");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("its data is no JSON", e);
        }
    }
}
