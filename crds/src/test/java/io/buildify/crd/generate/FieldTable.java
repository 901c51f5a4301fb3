package io.buildify.crd.generate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown table of the fields below a schema, each after the one that it is in. */
final class FieldTable {
    private final List<String> rows = new ArrayList<>();

    private FieldTable() {}

    static String of(String path, JsonNode schema) {
        var table = new FieldTable();
        table.addBelow(path, schema);
        return "| field | type | limits | |\n|---|---|---|---|\n" + String.join("", table.rows);
    }

    private void addBelow(String path, JsonNode schema) {
        schema.path("properties").properties().forEach(field -> {
            boolean required = contains(schema.path("required"), field.getKey());
            add(path + "." + field.getKey(), field.getValue(), required);
        });
    }

    private void add(String path, JsonNode schema, boolean required) {
        String type = type(schema);
        rows.add("| `%s` | %s | %s | %s |\n"
                .formatted(
                        path,
                        required ? "**" + type + "**" : type,
                        limits(schema),
                        cell(schema.path("description").asText()) + byDefault(schema)));
        addBelow(path, schema);
        if (schema.has("items")) {
            addBelow(path + "[]", schema.get("items"));
        }
    }

    private static String type(JsonNode schema) {
        if (schema.has("items")) {
            return "list of " + type(schema.get("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            return "map of " + type(schema.get("additionalProperties"));
        }
        if (schema.has("enum")) {
            return "enum";
        }
        return schema.has("x-kubernetes-int-or-string")
                ? "quantity"
                : schema.path("type").asText();
    }

    /** Those of the field, then those of each of its entries. */
    private static String limits(JsonNode schema) {
        JsonNode entries = schema.has("items") ? schema.get("items") : schema.path("additionalProperties");
        return Stream.of(
                        list(schema.path("enum")),
                        range("", schema.path("minimum"), schema.path("maximum")),
                        range(" characters", schema.path("minLength"), schema.path("maxLength")),
                        range(" entries", schema.path("minItems"), schema.path("maxItems")),
                        range(" entries", schema.path("minProperties"), schema.path("maxProperties")),
                        unique(schema),
                        pattern(schema),
                        entries.isObject() && !entries.has("properties")
                                ? Optional.of(limits(entries))
                                        .filter(it -> !it.isEmpty())
                                        .map(it -> "each: " + it)
                                : Optional.<String>empty())
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> list(JsonNode values) {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        values.valueStream().map(it -> "`" + it.asText() + "`").collect(Collectors.joining(", ")));
    }

    private static Optional<String> range(String unit, JsonNode least, JsonNode most) {
        if (least.isMissingNode() && most.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(
                least.isMissingNode()
                        ? "at most " + most.asLong() + unit
                        : most.isMissingNode()
                                ? "at least " + least.asLong() + unit
                                : least.asLong() + " to " + most.asLong() + unit);
    }

    private static Optional<String> unique(JsonNode schema) {
        return switch (schema.path("x-kubernetes-list-type").asText()) {
            case "set" -> Optional.of("no entry twice");
            case "map" -> list(schema.path("x-kubernetes-list-map-keys")).map(keys -> "one entry for each " + keys);
            default -> Optional.empty();
        };
    }

    private static Optional<String> pattern(JsonNode schema) {
        return schema.has("pattern")
                ? Optional.of("`" + escaped(schema.path("pattern").asText()) + "`")
                : Optional.empty();
    }

    private static String byDefault(JsonNode schema) {
        return schema.has("default") && schema.get("default").isValueNode()
                ? " Default: `" + schema.get("default").asText() + "`."
                : "";
    }

    private static String cell(String text) {
        return escaped(text).replace("<", "&lt;");
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }

    private static boolean contains(JsonNode names, String name) {
        return names.valueStream().anyMatch(it -> it.asText().equals(name));
    }
}
