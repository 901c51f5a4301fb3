package io.buildify.operator.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which node is served by which instance, as last decided: an index in both directions, so that
 * neither question costs a look at all nodes.
 */
public final class Demand {
    private final Map<Subject, String> instances = new HashMap<>();
    private final Map<String, Set<Subject>> nodes = new HashMap<>();

    /**
     * Notes a decision.
     *
     * @param instance what serves the node now, or null: nothing does
     * @return the instances that began or ceased to serve anybody by it
     */
    public synchronized Set<String> note(Subject node, @Nullable String instance) {
        String before = instance == null ? instances.remove(node) : instances.put(node, instance);
        var flipped = new LinkedHashSet<String>();
        if (Objects.equals(before, instance)) {
            return flipped;
        }
        if (before != null && leave(before, node)) {
            flipped.add(before);
        }
        if (instance != null && join(instance, node)) {
            flipped.add(instance);
        }
        return flipped;
    }

    /** Whether anybody is served by the instance. */
    public synchronized boolean isServing(String instance) {
        return nodes.containsKey(instance);
    }

    /** The nodes that the instance serves. */
    public synchronized Set<Subject> servedBy(String instance) {
        return Set.copyOf(nodes.getOrDefault(instance, Set.of()));
    }

    private boolean leave(String instance, Subject node) {
        var served = nodes.get(instance);
        return served != null && served.remove(node) && served.isEmpty() && nodes.remove(instance) != null;
    }

    private boolean join(String instance, Subject node) {
        var served = nodes.computeIfAbsent(instance, it -> new HashSet<>());
        return served.add(node) && served.size() == 1;
    }
}
