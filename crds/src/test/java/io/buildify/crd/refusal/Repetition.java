package io.buildify.crd.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;

/**
 * Writes out what a file would have to repeat to be too long:
 *
 * <ul>
 *   <li>{@code x${ab*3}} is {@code xababab};
 *   <li>{@code {$times: 3, $item: f#}} is {@code [f0, f1, f2]};
 *   <li>{@code {$times: 2, $key: k#, $item: 7}} is {@code {k0: 7, k1: 7}}.
 * </ul>
 */
final class Repetition {
    private static final Pattern TEXT = Pattern.compile("\\$\\{(.+)\\*([0-9]+)}");

    private Repetition() {}

    static JsonNode writeOut(JsonNode node) {
        return switch (node) {
            case TextNode text ->
                TextNode.valueOf(TEXT.matcher(text.asText())
                        .replaceAll(it -> it.group(1).repeat(Integer.parseInt(it.group(2)))));
            case ArrayNode array -> {
                ArrayNode out = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> out.add(writeOut(item)));
                yield out;
            }
            case ObjectNode object when object.has("$key") -> entries(object);
            case ObjectNode object when object.has("$times") -> items(object);
            case ObjectNode object -> {
                ObjectNode out = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> out.set(field.getKey(), writeOut(field.getValue())));
                yield out;
            }
            default -> node;
        };
    }

    private static ArrayNode items(ObjectNode repetition) {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < repetition.get("$times").asInt(); i++) {
            out.add(numbered(repetition.get("$item"), i));
        }
        return out;
    }

    private static ObjectNode entries(ObjectNode repetition) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < repetition.get("$times").asInt(); i++) {
            out.set(
                    repetition.get("$key").asText().replace("#", Integer.toString(i)),
                    numbered(repetition.get("$item"), i));
        }
        return out;
    }

    private static JsonNode numbered(JsonNode item, int number) {
        return switch (item) {
            case TextNode text -> TextNode.valueOf(text.asText().replace("#", Integer.toString(number)));
            case ObjectNode object -> {
                ObjectNode out = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> out.set(field.getKey(), numbered(field.getValue(), number)));
                yield out;
            }
            default -> item;
        };
    }
}
