package io.buildify.operator.dependent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a live child differs from what was rendered.
 *
 * @param lacking something rendered is missing or changed: an apply brings it back
 * @param additions JSON Pointers to what others have added, later list elements first, so that they
 *     can be removed in this order
 */
record Drift(boolean lacking, List<String> additions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isNone() {
        return !lacking && additions.isEmpty();
    }

    /**
     * @param desired the rendered object
     * @param actual the live object
     * @param foreign what others own of it, from {@link ForeignFields#of}
     */
    static Drift between(JsonNode desired, JsonNode actual, Collection<ManagedFieldsEntry> foreign) {
        var walk = new Walk();
        foreign.forEach(entry -> walk.fields(ForeignFields.fields(entry), desired, actual, ""));
        var additions = walk.additions.stream().sorted(Pointers.LAST_FIRST).toList();
        return new Drift(walk.changed || !Subset.of(desired, actual), additions);
    }

    /** Follows one manager's fields through the rendered and the live object. */
    private static final class Walk {
        private final LinkedHashSet<String> additions = new LinkedHashSet<>();
        private boolean changed;

        void fields(Map<?, ?> fields, JsonNode desired, JsonNode actual, String pointer) {
            fields.forEach((key, children) -> {
                String name = String.valueOf(key);
                if (!name.equals(".") && !ForeignFields.isHarmless(pointer, name)) {
                    field(name, children instanceof Map<?, ?> map ? map : Map.of(), desired, actual, pointer);
                }
            });
        }

        private void field(String key, Map<?, ?> children, JsonNode desired, JsonNode actual, String pointer) {
            var ours = find(key, desired);
            var theirs = find(key, actual);
            if (theirs == null) {
                return;
            }
            String path = pointer + "/" + Pointers.escape(theirs.segment());
            if (ours == null && path.equals(ForeignFields.TEMPLATE_ANNOTATIONS)) {
                fields(children, MissingNode.getInstance(), theirs.value(), path);
            } else if (ours == null) {
                additions.add(path);
            } else if (children.isEmpty()) {
                changed |= !sameShape(ours.value(), theirs.value());
            } else {
                fields(children, ours.value(), theirs.value(), path);
            }
        }

        /** A field owned as a whole, a Service's selector: no elements and no keys that were not rendered. */
        private static boolean sameShape(JsonNode ours, JsonNode theirs) {
            if (ours.isObject()) {
                return theirs.properties().stream().allMatch(key -> ours.has(key.getKey()));
            }
            return !ours.isArray() || ours.size() == theirs.size();
        }

        private static @Nullable Found find(String key, JsonNode in) {
            String rest = key.substring(2);
            return switch (key.charAt(0)) {
                case 'f' -> in.has(rest) ? new Found(rest, in.get(rest)) : null;
                case 'k' -> element(in, parse(rest), false);
                case 'v' -> element(in, parse(rest), true);
                case 'i' -> element(in, Integer.parseInt(rest));
                default -> null;
            };
        }

        private static @Nullable Found element(JsonNode array, int index) {
            return array.has(index) ? new Found(String.valueOf(index), array.get(index)) : null;
        }

        private static @Nullable Found element(JsonNode array, JsonNode key, boolean whole) {
            for (int i = 0; i < array.size(); i++) {
                var element = array.get(i);
                if (whole ? element.equals(key) : hasKey(element, key)) {
                    return new Found(String.valueOf(i), element);
                }
            }
            return null;
        }

        /** A key may name a field that the rendered element leaves to its default: protocol TCP. */
        private static boolean hasKey(JsonNode element, JsonNode key) {
            return key.properties().stream()
                    .allMatch(part -> !element.has(part.getKey())
                            || element.get(part.getKey()).equals(part.getValue()));
        }

        private static JsonNode parse(String json) {
            try {
                return JSON.readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException("managedFields key is not JSON: " + json, e);
            }
        }
    }

    private record Found(String segment, JsonNode value) {}
}
