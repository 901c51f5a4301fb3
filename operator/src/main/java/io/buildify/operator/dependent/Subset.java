package io.buildify.operator.dependent;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * Whether everything that was rendered is found in a live object, whatever else the API server's
 * defaulting has added to it.
 */
final class Subset {
    private Subset() {}

    /**
     * @param desired rendered JSON
     * @param actual live JSON, {@code null} or a missing node where there is none
     */
    static boolean of(JsonNode desired, JsonNode actual) {
        if (isAbsent(actual)) {
            return isEmpty(desired);
        }
        if (desired.isObject()) {
            return actual.isObject()
                    && desired.properties().stream()
                            .allMatch(field -> isQuantity(field.getKey(), desired)
                                    ? sameQuantity(field.getValue(), actual.path(field.getKey()))
                                    : of(field.getValue(), actual.path(field.getKey())));
        }
        if (desired.isArray()) {
            return actual.isArray() && array(desired, actual);
        }
        return desired.equals(actual) || desired.asText().equals(actual.asText());
    }

    /** Objects may have neighbours of others between them, in the rendered order; scalars may not. */
    private static boolean array(JsonNode desired, JsonNode actual) {
        if (desired.size() > actual.size()) {
            return false;
        }
        if (!desired.isEmpty() && !desired.get(0).isObject()) {
            return desired.equals(actual);
        }
        int found = 0;
        for (int i = 0; i < actual.size() && found < desired.size(); i++) {
            if (of(desired.get(found), actual.get(i))) {
                found++;
            }
        }
        return found == desired.size();
    }

    /** The API server drops empty strings, lists and maps. */
    private static boolean isEmpty(JsonNode desired) {
        return desired.isNull()
                || desired.isContainerNode() && desired.isEmpty()
                || desired.isTextual() && desired.textValue().isEmpty();
    }

    private static boolean isAbsent(JsonNode actual) {
        return actual.isMissingNode() || actual.isNull();
    }

    /** Amounts are written back in canonical form: {@code 0.5} as {@code 500m}. */
    private static boolean isQuantity(String key, JsonNode within) {
        return (key.equals("cpu") || key.equals("memory") || key.equals("ephemeral-storage"))
                && within.path(key).isValueNode();
    }

    private static boolean sameQuantity(JsonNode desired, JsonNode actual) {
        return !isAbsent(actual) && Quantity.parse(desired.asText()).equals(Quantity.parse(actual.asText()));
    }
}
