package io.buildify.sdk.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.buildify.sdk.problem.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Problems with the values of a request: one entry for each field that Jakarta Validation refuses. */
final class ValidationProblems {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private ValidationProblems() {}

    static Problem of(ConstraintViolationException exception) {
        if (exception.getConstraintViolations().stream().anyMatch(ValidationProblems::isOurs)) {
            return HttpProblems.internal();
        }
        List<FieldError> errors = exception.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return Problem.of(400, "validation", "Invalid request")
                .detail("%d %s refused.".formatted(errors.size(), errors.size() == 1 ? "field was" : "fields were"))
                .errors(errors);
    }

    /** Whether an answer broke its own rules, which no client can mend. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The path as the client wrote it: without the Java method, a body's fields without its parameter. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "body";
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER -> {}
                case PARAMETER -> parameter = SNAKE_CASE.translate(node.getName());
                default -> append(field, node);
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.isInIterable()) {
            field.append('[')
                    .append(node.getIndex() == null ? node.getKey() : node.getIndex())
                    .append(']');
        }
        String name = node.getName();
        if (name != null && node.getKind() == ElementKind.PROPERTY) {
            field.append(field.isEmpty() ? "" : ".").append(SNAKE_CASE.translate(name));
        }
    }
}
