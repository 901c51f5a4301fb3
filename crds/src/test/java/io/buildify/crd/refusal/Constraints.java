package io.buildify.crd.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists what the schema of a kind refuses. */
final class Constraints {
    /** Keywords that limit the value of the field they stand at. */
    private static final Set<String> LIMITS = Set.of(
            "pattern",
            "enum",
            "format",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "not",
            "allOf",
            "oneOf",
            "nullable");

    private final String kind;
    private final List<Constraint> found = new ArrayList<>();

    private Constraints(String kind) {
        this.kind = kind;
    }

    /** Every constraint of a schema, from the root of the resource. */
    static List<Constraint> of(String kind, JsonNode schema) {
        var constraints = new Constraints(kind);
        constraints.visit("", schema);
        return constraints.found;
    }

    private void visit(String path, JsonNode schema) {
        LIMITS.stream().filter(schema::has).forEach(keyword -> add(path, keyword));
        if (Set.of("set", "map").contains(schema.path("x-kubernetes-list-type").asText())) {
            add(path + "[]", "unique");
        }
        schema.path("required").forEach(field -> add(child(path, field.asText()), "required"));
        schema.path("x-kubernetes-validations")
                .forEach(rule -> found.add(new Constraint(
                        kind, path, Constraint.RULE, rule.path("message").asText())));
        schema.path("properties").properties().forEach(field -> visit(child(path, field.getKey()), field.getValue()));
        if (schema.has("items")) {
            visit(path + "[]", schema.get("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            visit(child(path, "*"), schema.get("additionalProperties"));
        }
    }

    private void add(String path, String keyword) {
        found.add(new Constraint(kind, path, keyword, ""));
    }

    private static String child(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
