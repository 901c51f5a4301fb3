package io.buildify.sdk.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.buildify.sdk.problem.Problem.FieldError;
import java.util.List;

/** Problems with a request's JSON. They name the place, never Java's classes or the body's text. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException exception) {
        if (exception instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String message = exception instanceof UnrecognizedPropertyException
                    ? "is not a field of this request"
                    : "has a value of the wrong kind";
            return Problem.of(400, "validation", "Invalid request")
                    .detail("1 field was refused.")
                    .errors(List.of(new FieldError(path(mapping), message)));
        }
        JsonLocation location = exception.getLocation();
        return Problem.of(400, "malformed-json", "Malformed JSON")
                .detail(
                        location == null
                                ? "The body is not the JSON that this path takes."
                                : "The body is not the JSON that this path takes: line %d, column %d."
                                        .formatted(location.getLineNr(), location.getColumnNr()));
    }

    private static String path(JsonMappingException exception) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : exception.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
