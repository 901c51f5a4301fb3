package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What one layer must keep to before it is merged, whatever the module's schema says. */
final class LayerRules {
    /** Levels of objects and arrays, the configuration itself being the first. */
    static final int MAX_DEPTH = 16;

    private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf((1L << 53) - 1);

    private final Layer layer;
    private final JsonNode above;
    private final List<Problem> problems = new ArrayList<>();

    private LayerRules(Layer layer, JsonNode above) {
        this.layer = layer;
        this.above = above;
    }

    /** What is wrong with the layer, given the document that it is merged over. */
    static List<Problem> check(Layer layer, JsonNode above) {
        var rules = new LayerRules(layer, above);
        layer.unset().forEach(rules::checkUnset);
        rules.checkValue(layer.values(), "", 1);
        return rules.problems;
    }

    private void checkUnset(String text) {
        try {
            var pointer = Pointer.parse(text);
            if (pointer.entersArray(above)) {
                report(
                        Problem.Reason.UNSET_INVALID,
                        text,
                        "is inside an array",
                        "unset the whole array or set it anew");
            }
        } catch (IllegalArgumentException e) {
            report(
                    Problem.Reason.UNSET_INVALID,
                    text,
                    "is no JSON Pointer: " + e.getMessage(),
                    "write it as in /footer/text");
        }
    }

    private void checkValue(JsonNode value, String pointer, int depth) {
        if (value.isContainerNode() && depth > MAX_DEPTH) {
            report(
                    Problem.Reason.TOO_LARGE,
                    pointer,
                    "is nested more than " + MAX_DEPTH + " levels deep",
                    "flatten the configuration");
        } else if (value.isObject()) {
            value.properties()
                    .forEach(field -> checkValue(field.getValue(), Pointer.append(pointer, field.getKey()), depth + 1));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                checkValue(value.get(i), pointer + "/" + i, depth + 1);
            }
        } else if (value.isNull()) {
            report(Problem.Reason.NULL_NOT_SUPPORTED, pointer, "is null", "use unset to take a key away");
        } else if (value.isNumber() && value.decimalValue().abs().compareTo(MAX_NUMBER) > 0) {
            report(
                    Problem.Reason.NUMBER_OUT_OF_RANGE,
                    pointer,
                    "is beyond ±(2^53-1), where numbers lose digits",
                    "write it as a string");
        }
    }

    private void report(Problem.Reason reason, String pointer, String why, String remedy) {
        problems.add(new Problem(reason, layer.origin(), Pointer.name(pointer), why, remedy));
    }
}
