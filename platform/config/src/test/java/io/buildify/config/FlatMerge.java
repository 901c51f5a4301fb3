package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The merge once more, written over a flat table of paths instead of a tree: what the properties compare with. */
final class FlatMerge {
    private static final ObjectNode NOTHING = new ObjectMapper().createObjectNode();

    private final Map<List<String>, Cell> cells = new HashMap<>();

    private record Cell(JsonNode value, Origin origin) {
        boolean isEmptyObject() {
            return value.equals(NOTHING);
        }
    }

    static EffectiveConfiguration of(List<Layer> layers) {
        var merge = new FlatMerge();
        layers.forEach(merge::apply);
        return merge.result();
    }

    private void apply(Layer layer) {
        for (var pointer : layer.unset()) {
            unset(Pointer.parse(pointer).keys(), layer.origin());
        }
        flatten(List.of(), layer.values(), new HashMap<>())
                .forEach((path, value) -> set(path, new Cell(value, layer.origin())));
    }

    private void unset(List<String> path, Origin origin) {
        boolean removed = cells.keySet().removeIf(cell -> isAtOrBelow(cell, path));
        var parent = path.subList(0, path.size() - 1);
        if (removed && !parent.isEmpty() && cells.keySet().stream().noneMatch(cell -> isAtOrBelow(cell, parent))) {
            cells.put(parent, new Cell(NOTHING, origin));
        }
    }

    private void set(List<String> path, Cell cell) {
        for (int length = 1; length < path.size(); length++) {
            cells.remove(path.subList(0, length));
        }
        boolean isObject = cells.containsKey(path)
                ? cells.get(path).isEmptyObject()
                : cells.keySet().stream().anyMatch(other -> isAtOrBelow(other, path));
        if (!(cell.isEmptyObject() && isObject)) {
            cells.keySet().removeIf(other -> isAtOrBelow(other, path));
            cells.put(path, cell);
        }
    }

    private EffectiveConfiguration result() {
        var values = NOTHING.deepCopy();
        var origin = new TreeMap<String, Origin>();
        cells.forEach((path, cell) -> {
            var parent = values;
            for (var key : path.subList(0, path.size() - 1)) {
                parent = parent.withObjectProperty(key);
            }
            parent.set(path.getLast(), cell.value());
            origin.put(
                    path.stream()
                            .map(key -> "/" + key.replace("~", "~0").replace("/", "~1"))
                            .collect(Collectors.joining()),
                    cell.origin());
        });
        return new EffectiveConfiguration(values, origin);
    }

    private static Map<List<String>, JsonNode> flatten(
            List<String> path, JsonNode value, Map<List<String>, JsonNode> into) {
        if (!value.isObject() || (value.isEmpty() && !path.isEmpty())) {
            into.put(path, value);
        } else {
            value.properties().forEach(field -> {
                var below = new ArrayList<>(path);
                below.add(field.getKey());
                flatten(List.copyOf(below), field.getValue(), into);
            });
        }
        return into;
    }

    private static boolean isAtOrBelow(List<String> path, List<String> above) {
        return path.size() >= above.size() && path.subList(0, above.size()).equals(above);
    }
}
