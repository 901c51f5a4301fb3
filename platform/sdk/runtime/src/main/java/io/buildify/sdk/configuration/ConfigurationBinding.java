package io.buildify.sdk.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a module's own record of the effective values. Keys are in snake case; a decimal may be a number
 * or a string; keys that the record does not have are left out, so that an older module reads a newer
 * configuration.
 */
@Singleton
final class ConfigurationBinding {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .addModule(new JavaTimeModule())
            .build();

    private final Validator validator;

    ConfigurationBinding(Validator validator) {
        this.validator = validator;
    }

    /**
     * @throws ConfigurationInvalid naming the keys that the record cannot take
     */
    <T> T bind(JsonNode values, Class<T> type) {
        T bound;
        try {
            bound = JSON.treeToValue(values, type);
        } catch (JsonProcessingException e) {
            throw new ConfigurationInvalid(type, e.getOriginalMessage());
        }
        if (bound == null) {
            throw new ConfigurationInvalid(type, "there are no values");
        }
        Set<ConstraintViolation<T>> violations = validator.validate(bound);
        if (!violations.isEmpty()) {
            throw new ConfigurationInvalid(type, describe(violations));
        }
        return bound;
    }

    private static <T> String describe(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .sorted(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .collect(Collectors.joining(", "));
    }
}
