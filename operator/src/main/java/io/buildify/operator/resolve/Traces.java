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
import org.jspecify.annotations.Nullable;

/**
 * What a node left in the world when it was accepted last.
 *
 * @param placement where its data is when it owns a database; null when it owns none
 * @param published the node's records, by the instance in whose topic they are
 * @param cleaningUp whether what an earlier resource of this name left is still being removed
 */
public record Traces(
        @Nullable Placement placement, SortedMap<InstanceId, ConfigurationRecord> published, boolean cleaningUp) {

    public Traces {
        published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
    }

    /** The record that answers for the node, not one that redirects or tells of a deleted node's data. */
    public Optional<ConfigurationRecord> answer() {
        return published.values().stream()
                .filter(record -> record.servedBy() == null && record.sources() != null)
                .findFirst();
    }

    static Traces of(View view, NodeId node, List<InstanceId> topics) {
        var published = new TreeMap<InstanceId, ConfigurationRecord>();
        ConfigurationKey key = node.key();
        for (var topic : topics) {
            view.published(topic.configurationTopic(), key).ifPresent(record -> published.put(topic, record));
        }
        var own = node.instance().value();
        return new Traces(view.placement(own).orElse(null), published, view.isCleaningUp(own));
    }
}
