package io.buildify.sdk.deployment.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Names as Jackson writes and reads them: snake case, unless {@code @JsonProperty} says otherwise. */
final class JsonNames {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private JsonNames() {}

    static String of(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty()
                ? SNAKE_CASE.translate(component.getName())
                : property.value();
    }

    /** Those of an enum's constants. */
    static List<String> ofConstants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> {
                    JsonProperty property = field.getAnnotation(JsonProperty.class);
                    return property == null || property.value().isEmpty() ? field.getName() : property.value();
                })
                .toList();
    }
}
