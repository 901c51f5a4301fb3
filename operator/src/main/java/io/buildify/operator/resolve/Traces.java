package io.buildify.operator.resolve;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a node left in the world when it was accepted last.
 *
 * @param known whether {@code published} is all there is; false until the configuration topics have been read once
 * @param placement where its data is when it owns a database; null when it owns none
 * @param inherited where the data of its nearest ancestor with a database is; null before there is any
 * @param published the node's records, by the instance in whose topic they are
 * @param running what the processes of its ancestors and its own run, by instance
 * @param routed the instance that its requests go to and that serves them; null when none does
 * @param hasInstance whether the instance that it owns, or owned, has its Secret: the first thing made after the placement, and the last removed
 * @param cleaningUp whether what an earlier resource of this name left is still being removed
 */
public record Traces(
        boolean known,
        @Nullable Placement placement,
        @Nullable Placement inherited,
        SortedMap<InstanceId, ConfigurationRecord> published,
        SortedMap<InstanceId, Running> running,
        @Nullable InstanceId routed,
        boolean hasInstance,
        boolean cleaningUp) {

    public Traces {
        published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
    }

    /** The record that answers for the node, not one that redirects or tells of a deleted node's data. */
    public Optional<ConfigurationRecord> answer() {
        return published.values().stream()
                .filter(record -> record.servedBy() == null && record.sources() != null)
                .findFirst();
    }

    /** @param ancestors the instances of the node's ancestors, from the module down */
    static Traces of(View view, NodeId node, List<InstanceId> ancestors) {
        var published = new TreeMap<InstanceId, ConfigurationRecord>();
        var running = new TreeMap<InstanceId, Running>();
        var candidates =
                Stream.concat(ancestors.stream(), Stream.of(node.instance())).toList();
        candidates.forEach(instance -> {
            view.published(instance.configurationTopic(), node.key())
                    .ifPresent(record -> published.put(instance, record));
            view.running(instance.value()).ifPresent(it -> running.put(instance, it));
        });
        var own = node.instance().value();
        var inherited = ancestors.reversed().stream()
                .flatMap(ancestor -> view.placement(ancestor.value()).stream())
                .findFirst();
        return new Traces(
                view.recordsKnown(),
                view.placement(own).orElse(null),
                inherited.orElse(null),
                published,
                running,
                routed(view, node, candidates),
                view.secret(own).isPresent(),
                view.isCleaningUp(own));
    }

    /** Requests go to the nearest one that has a route, whether or not it serves the node. */
    private static @Nullable InstanceId routed(View view, NodeId node, List<InstanceId> candidates) {
        return candidates.reversed().stream()
                .filter(it -> view.isRouted(it.value()))
                .findFirst()
                .filter(it -> serves(view, it, node))
                .orElse(null);
    }

    private static boolean serves(View view, InstanceId instance, NodeId node) {
        return view.published(instance.configurationTopic(), node.key())
                .or(() -> view.published(
                                instance.configurationTopic(),
                                ConfigurationKey.ofTenant(node.key().tenant()))
                        .filter(it -> it.companies() == ConfigurationRecord.Companies.All))
                .filter(it -> it.servedBy() == null && Boolean.TRUE.equals(it.enabled()))
                .isPresent();
    }
}
