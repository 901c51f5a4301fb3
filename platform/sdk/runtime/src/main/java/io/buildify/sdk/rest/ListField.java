package io.buildify.sdk.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a list.
 *
 * @param attribute of the entity, or of the elements of a collection
 * @param value reads it from a row; null if the list cannot be sorted by it
 * @param collection of the entity, one of whose elements is to have the attribute; null for the entity's own
 */
record ListField<E>(
        String name,
        String attribute,
        Class<?> type,
        @Nullable Function<E, ?> value,
        @Nullable String collection) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** What the text means, in the form that JSON has it; empty if it means nothing. */
    Optional<Object> parse(String text) {
        if (type == String.class) {
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        }
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readValue(JSON.writeValueAsString(text), type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The row's value, as {@link #parse} takes it. */
    String text(E row) {
        if (value == null) {
            throw new IllegalStateException(name + " is not sorted by");
        }
        return JSON.convertValue(value.apply(row), JsonNode.class).asText();
    }

    /** That a row's value passes the test, in HQL. */
    String where(String test) {
        return collection == null
                ? "row.%s %s".formatted(attribute, test)
                : "exists (select 1 from row.%s each where each.%s %s)".formatted(collection, attribute, test);
    }

    boolean sorts() {
        return value != null;
    }

    /** Whether more and less mean anything. */
    boolean hasOrder() {
        return !type.isEnum() && type != Boolean.class;
    }
}
