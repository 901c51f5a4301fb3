package io.buildify.sdk.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Collection;
import java.util.stream.Collectors;

/** PURE: says which field of an event does not fit and why, and not what its value is. */
final class Misfit {

    private static final String MISSING = "Missing required creator property";

    private Misfit() {}

    static String of(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return failure.getOriginalMessage();
        }
        return path(mapping) + " " + what(mapping);
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^[.]", "");
    }

    private static String what(JsonMappingException failure) {
        String message = failure.getOriginalMessage();
        if (failure instanceof InvalidNullException) {
            return "is null";
        }
        if (failure instanceof MismatchedInputException && message.startsWith(MISSING)) {
            return "is missing";
        }
        return failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "is no " + name(mismatch.getTargetType())
                : "does not fit: " + message;
    }

    private static String name(Class<?> type) {
        return Collection.class.isAssignableFrom(type) ? "array" : type.getSimpleName();
    }
}
