package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document in which every leaf knows who set it. Leaves are scalars, arrays (which are replaced as a
 * whole) and empty objects. Immutable: merging makes a new tree that shares the untouched branches.
 */
sealed interface Attributed {
    /** Nothing set yet. */
    static Attributed empty(Origin origin) {
        return new Branch(Collections.emptySortedMap(), origin);
    }

    /** Who set this leaf; for an object, who made it what it is when it holds nothing. */
    Origin origin();

    /** The document without its origins, its keys sorted. */
    JsonNode json();

    /** Adds this node's leaves to the map, by JSON Pointer, below the pointer given. */
    void leaves(String pointer, SortedMap<String, Origin> into);

    /** The document with a layer's keys taken away and its values merged over the rest. */
    default Attributed with(Layer layer) {
        var result = this;
        for (var pointer : layer.unset()) {
            result = remove(result, Pointer.parse(pointer), layer.origin());
        }
        return merge(result, layer.values(), layer.origin());
    }

    /** JSON Merge Patch, RFC 7396. */
    static Attributed merge(@Nullable Attributed target, JsonNode patch, Origin origin) {
        if (!patch.isObject()) {
            return new Leaf(patch, origin);
        }
        var branch = target instanceof Branch old ? old : new Branch(Collections.emptySortedMap(), origin);
        var members = new TreeMap<>(branch.members);
        for (var field : patch.properties()) {
            if (field.getValue().isNull()) {
                members.remove(field.getKey());
            } else {
                members.put(field.getKey(), merge(members.get(field.getKey()), field.getValue(), origin));
            }
        }
        return new Branch(members, branch.origin);
    }

    private static Attributed remove(Attributed target, Pointer pointer, Origin origin) {
        if (!(target instanceof Branch branch) || !branch.members.containsKey(pointer.head())) {
            return target;
        }
        var members = new TreeMap<>(branch.members);
        if (pointer.isLast()) {
            members.remove(pointer.head());
            return new Branch(members, origin);
        }
        members.computeIfPresent(pointer.head(), (key, member) -> remove(member, pointer.tail(), origin));
        return new Branch(members, branch.origin);
    }

    /** A scalar or an array. */
    record Leaf(JsonNode json, Origin origin) implements Attributed {
        @Override
        public void leaves(String pointer, SortedMap<String, Origin> into) {
            into.put(pointer, origin);
        }
    }

    /** An object. */
    record Branch(SortedMap<String, Attributed> members, Origin origin) implements Attributed {
        @Override
        public JsonNode json() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((key, member) -> object.set(key, member.json()));
            return object;
        }

        @Override
        public void leaves(String pointer, SortedMap<String, Origin> into) {
            if (members.isEmpty() && !pointer.isEmpty()) {
                into.put(pointer, origin);
            }
            for (Map.Entry<String, Attributed> member : members.entrySet()) {
                member.getValue().leaves(Pointer.append(pointer, member.getKey()), into);
            }
        }
    }
}
