package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** PURE: puts values into one release of a module's YAML, and leaves every other character where it is. */
final class ReleaseEdit {

    private static final int INDENT = 2;

    private final String text;
    private final MappingNode release;

    /**
     * @param number the release's place in {@code spec.releases}
     */
    ReleaseEdit(String text, int number) {
        this.text = text;
        Node module = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        Node releases = value(value(module, "spec"), "releases");
        if (!(releases instanceof SequenceNode list && list.getValue().get(number) instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("spec.releases of module.yaml must be a list of releases");
        }
        this.release = mapping;
    }

    /** The text with that value at that path below the release. */
    String set(List<String> path, JsonNode value) {
        MappingNode parent = release;
        for (int depth = 0; depth < path.size(); depth++) {
            NodeTuple entry = entry(parent, path.get(depth));
            if (entry == null) {
                return add(parent, wrapped(path.subList(depth, path.size()), value));
            }
            if (depth == path.size() - 1) {
                return replace(entry, value);
            }
            if (!(entry.getValueNode() instanceof MappingNode below)) {
                return replace(entry, wrapped(path.subList(depth + 1, path.size()), value));
            }
            parent = below;
        }
        throw new IllegalArgumentException("nothing to set");
    }

    private String replace(NodeTuple entry, JsonNode value) {
        int colon = text.indexOf(':', entry.getKeyNode().getEndMark().getIndex());
        int column = entry.getKeyNode().getStartMark().getColumn();
        return text.substring(0, colon + 1)
                + YamlText.value(value, column + INDENT)
                + text.substring(end(entry.getValueNode()));
    }

    /** Adds an entry behind the last one of a mapping. */
    private String add(MappingNode parent, JsonNode entry) {
        if (parent.getFlowStyle() == org.yaml.snakeyaml.DumperOptions.FlowStyle.FLOW) {
            int at = end(parent) - 1;
            String separator = parent.getValue().isEmpty() ? "" : ", ";
            String flow = YamlText.flow(entry);
            return text.substring(0, at).stripTrailing()
                    + separator
                    + flow.substring(1, flow.length() - 1)
                    + text.substring(at);
        }
        int at = end(parent);
        int column = parent.getValue().getFirst().getKeyNode().getStartMark().getColumn();
        return text.substring(0, at) + YamlText.value(entry, column) + text.substring(at);
    }

    private static JsonNode wrapped(List<String> path, JsonNode value) {
        JsonNode wrapped = value;
        for (String key : path.reversed()) {
            wrapped = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                    .objectNode()
                    .set(key, wrapped);
        }
        return wrapped;
    }

    /** Where the last character of a node's own stands, without the comments that follow a block. */
    private static int end(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK) {
            Object last = collection.getValue().getLast();
            return end(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        return node.getEndMark().getIndex();
    }

    private static @Nullable NodeTuple entry(MappingNode parent, String key) {
        return parent.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Node value(@Nullable Node parent, String key) {
        NodeTuple entry = parent instanceof MappingNode mapping ? entry(mapping, key) : null;
        return entry == null ? null : entry.getValueNode();
    }
}
