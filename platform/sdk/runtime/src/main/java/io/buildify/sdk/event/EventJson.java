package io.buildify.sdk.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.buildify.events.UnreadableEvent;
import java.io.IOException;

/**
 * JSON of events: snake case, RFC 3339 times, exact decimals. A reader ignores what it does not know, so that
 * a publisher can add to its events before its subscribers learn of it. What a reader needs and does not find, or
 * finds as something else, is never guessed; only a number may be written as text, which keeps it exact.
 */
public final class EventJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new JavaTimeModule())
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new RequiredComponents()))
            .withCoercionConfigDefaults(EventJson::refuseToGuess)
            .withCoercionConfig(LogicalType.Textual, EventJson::refuseToPrint)
            .build();

    private EventJson() {}

    private static void refuseToGuess(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    private static void refuseToPrint(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    static byte[] write(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new EventRefused("%s cannot be written as JSON: %s"
                    .formatted(event.getClass().getSimpleName(), e.getOriginalMessage()));
        }
    }

    /**
     * @throws UnreadableEvent if the data does not fit the type
     */
    public static Object read(byte[] data, Class<?> type) throws UnreadableEvent {
        Object read;
        try {
            read = JSON.readValue(data, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("its data does not fit %s: %s".formatted(type.getSimpleName(), Misfit.of(e)));
        } catch (IOException e) {
            throw new UnreadableEvent("its data is no JSON: " + e.getMessage());
        }
        if (read == null) {
            throw new UnreadableEvent("its data is null, not a " + type.getSimpleName());
        }
        return read;
    }
}
