package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * PURE: what a part of {@code module.yaml} says otherwise than the code. Lists have no order; entries of
 * {@code events.publishes} are told by their type, an absent list is an empty one.
 */
final class Differences {

    private static final int LONGEST = 80;

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Each as a line that names the place and what is different there. */
    static List<String> of(Part part, JsonNode file, JsonNode code) {
        Differences differences = new Differences();
        differences.compare(part.toString(), file, code);
        return differences.found;
    }

    private void compare(String place, JsonNode file, JsonNode code) {
        if (code.isArray() && (file.isArray() || file.isMissingNode())) {
            compareLists(place, file, code);
        } else if (code.isObject() && file.isObject()) {
            Set<String> names = new TreeSet<>();
            file.fieldNames().forEachRemaining(names::add);
            code.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(place + "." + name, file.path(name), code.path(name)));
        } else if (!same(file, code)) {
            found.add("%s: %s, %s".formatted(place, says("the code", code), says("module.yaml", file)));
        }
    }

    private void compareLists(String place, JsonNode file, JsonNode code) {
        if (hasTypes(file) && hasTypes(code)) {
            Set<String> types = new TreeSet<>(types(file));
            types.addAll(types(code));
            types.forEach(type -> compare(place + "[" + type + "]", entry(file, type), entry(code, type)));
            return;
        }
        report(place, "module.yaml lacks", without(code, file));
        report(place, "the code has no", without(file, code));
    }

    private void report(String place, String problem, List<JsonNode> elements) {
        if (!elements.isEmpty()) {
            found.add("%s: %s %s"
                    .formatted(
                            place,
                            problem,
                            cut(elements.stream().map(Differences::shown).collect(Collectors.joining(", ")))));
        }
    }

    private static List<JsonNode> without(JsonNode list, JsonNode others) {
        return elements(list).stream()
                .filter(element -> elements(others).stream().noneMatch(other -> same(other, element)))
                .toList();
    }

    private static boolean hasTypes(JsonNode list) {
        return elements(list).stream().allMatch(element -> element.path("type").isTextual());
    }

    private static List<String> types(JsonNode list) {
        return elements(list).stream()
                .map(element -> element.path("type").asText())
                .toList();
    }

    private static JsonNode entry(JsonNode list, String type) {
        return elements(list).stream()
                .filter(element -> element.path("type").asText().equals(type))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isContainerNode() && other.isContainerNode()) {
            Differences within = new Differences();
            within.compare("", one, other);
            return within.found.isEmpty();
        }
        return one.equals(other);
    }

    private static String says(String who, JsonNode what) {
        return what.isMissingNode() ? who + " says nothing" : who + " says " + shown(what);
    }

    private static String shown(JsonNode value) {
        return cut(value.isTextual() ? value.asText() : value.toString());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
