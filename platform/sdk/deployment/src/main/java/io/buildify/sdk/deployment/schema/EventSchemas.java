package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PURE: the JSON that {@code Events.publish} makes of an event's record. Every component is there; one that may be
 * null is annotated {@code @Nullable}. A reader ignores what it does not know, so the schema allows more.
 */
public final class EventSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 16;

    private static final Map<Class<?>, ObjectNode> SCALARS = Map.ofEntries(
            Map.entry(String.class, type("string")),
            Map.entry(UUID.class, type("string").put("format", "uuid")),
            Map.entry(Currency.class, type("string").put("pattern", "^[A-Z]{3}$")),
            Map.entry(Instant.class, type("string").put("format", "date-time")),
            Map.entry(OffsetDateTime.class, type("string").put("format", "date-time")),
            Map.entry(ZonedDateTime.class, type("string").put("format", "date-time")),
            Map.entry(LocalDate.class, type("string").put("format", "date")),
            Map.entry(LocalDateTime.class, type("string")),
            Map.entry(LocalTime.class, type("string")),
            Map.entry(YearMonth.class, type("string")),
            Map.entry(Duration.class, type("number").put("description", "Seconds")),
            Map.entry(Year.class, type("string")),
            Map.entry(boolean.class, type("boolean")),
            Map.entry(Boolean.class, type("boolean")),
            Map.entry(BigDecimal.class, type("number")),
            Map.entry(double.class, type("number")),
            Map.entry(Double.class, type("number")),
            Map.entry(int.class, type("integer")),
            Map.entry(Integer.class, type("integer")),
            Map.entry(long.class, type("integer")),
            Map.entry(Long.class, type("integer")),
            Map.entry(BigInteger.class, type("integer")),
            Map.entry(JsonNode.class, JSON.objectNode()),
            Map.entry(Object.class, JSON.objectNode()));

    private EventSchemas() {}

    /**
     * @throws NotInSchema if a component's type is none whose JSON is known
     */
    public static ObjectNode of(Class<?> event) {
        return ofRecord(event, event.getSimpleName(), 1);
    }

    private static ObjectNode ofRecord(Class<?> type, String place, int depth) {
        if (depth > DEEPEST) {
            throw new NotInSchema(place, "it contains itself", "Publish a list in its place");
        }
        ObjectNode schema = type("object");
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = JsonNames.of(component);
            schema.withArray("required").add(name);
            properties.set(name, of(component.getAnnotatedType(), place + "." + component.getName(), depth));
        }
        schema.set("properties", properties);
        return schema;
    }

    private static ObjectNode of(AnnotatedType annotated, String place, int depth) {
        ObjectNode schema = ofValue(annotated, place, depth);
        JsonNode type = schema.get("type");
        if (type != null && annotated.isAnnotationPresent(Nullable.class)) {
            schema.set("type", JSON.arrayNode().add(type).add("null"));
        }
        return schema;
    }

    private static ObjectNode ofValue(AnnotatedType annotated, String place, int depth) {
        Class<?> type = raw(annotated.getType());
        ObjectNode scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar.deepCopy();
        }
        if (type.isEnum()) {
            ObjectNode schema = type("string");
            JsonNames.ofConstants(type).forEach(schema.withArray("enum")::add);
            return schema;
        }
        if (type.isRecord()) {
            return ofRecord(type, place, depth + 1);
        }
        if (annotated instanceof AnnotatedArrayType array) {
            return type("array").set("items", of(array.getAnnotatedGenericComponentType(), place + "[]", depth + 1));
        }
        if (annotated instanceof AnnotatedParameterizedType of) {
            AnnotatedType[] arguments = of.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(type)) {
                return type("array").set("items", of(arguments[0], place + "[]", depth + 1));
            }
            if (Map.class.isAssignableFrom(type)) {
                return type("object").set("additionalProperties", of(arguments[1], place + "{}", depth + 1));
            }
        }
        throw new NotInSchema(
                place,
                "the JSON of a %s is not known".formatted(type.getSimpleName()),
                "Use a record, a list, a map, text, a number or a time");
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return known;
        }
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> known
                ? known
                : Void.class;
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }
}
