package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** PURE: JSON as the YAML that people write: blocks, and lists of plain values on one line. */
final class YamlText {

    private static final int WIDTH = 120;
    private static final int INDENT = 2;

    /** Characters of JSON. */
    private static final int SMALL = 60;

    private YamlText() {}

    /** What stands behind a key's colon: {@code  [a, b]}, or a block in lines of its own, so many spaces deep. */
    static String value(JsonNode value, int depth) {
        List<String> lines = dump(node(value), WIDTH - depth).lines().toList();
        if (!value.isContainerNode() || isFlow(value)) {
            return " " + lines.stream().map(String::strip).collect(Collectors.joining("\n" + " ".repeat(depth)));
        }
        int margin = lines.getFirst().length() - lines.getFirst().stripLeading().length();
        return lines.stream()
                .map(line -> "\n" + " ".repeat(depth) + line.substring(margin))
                .collect(Collectors.joining());
    }

    /** All of it on one line, in brackets. */
    static String flow(JsonNode value) {
        DumperOptions options = options(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return dump(flowing(value), options);
    }

    private static String dump(Node node, int width) {
        return dump(node, options(width));
    }

    private static String dump(Node node, DumperOptions options) {
        StringWriter yaml = new StringWriter();
        new Yaml(options).serialize(node, yaml);
        return yaml.toString().stripTrailing();
    }

    private static DumperOptions options(int width) {
        DumperOptions options = new DumperOptions();
        options.setWidth(width);
        options.setIndent(INDENT);
        options.setIndicatorIndent(INDENT);
        options.setIndentWithIndicator(true);
        return options;
    }

    private static Node node(JsonNode value) {
        return node(value, isFlow(value) ? FlowStyle.FLOW : FlowStyle.BLOCK, YamlText::node);
    }

    private static Node flowing(JsonNode value) {
        return node(value, FlowStyle.FLOW, YamlText::flowing);
    }

    private static Node node(JsonNode value, FlowStyle style, Function<JsonNode, Node> below) {
        if (value.isObject()) {
            List<NodeTuple> entries = value.properties().stream()
                    .map(entry -> new NodeTuple(scalar(Tag.STR, entry.getKey()), below.apply(entry.getValue())))
                    .toList();
            return new MappingNode(Tag.MAP, entries, style);
        }
        if (value.isArray()) {
            return new SequenceNode(Tag.SEQ, value.valueStream().map(below).toList(), style);
        }
        if (value.isNumber()) {
            String number = value.decimalValue().toPlainString();
            return scalar(number.contains(".") ? Tag.FLOAT : Tag.INT, number);
        }
        return scalar(value.isBoolean() ? Tag.BOOL : Tag.STR, value.asText());
    }

    /** Plain; the emitter quotes what would be read as something else. */
    private static Node scalar(Tag tag, String text) {
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    /** Lists of plain values, and small objects, stand on one line. */
    private static boolean isFlow(JsonNode value) {
        boolean flat = value.valueStream().noneMatch(JsonNode::isContainerNode);
        return flat && (value.isArray() || value.toString().length() <= SMALL);
    }
}
