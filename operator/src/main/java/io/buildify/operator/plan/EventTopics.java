package io.buildify.operator.plan;

import io.buildify.crd.Events;
import io.buildify.crd.Release;
import io.buildify.events.EventPattern;
import io.buildify.events.TopicNames;
import io.buildify.operator.name.InstanceId;
import io.buildify.operator.name.NodeId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which topics carry the events that a release declares. */
final class EventTopics {
    private EventTopics() {}

    /** The Kafka identity of the node's instance in this release. */
    static KafkaPlan of(NodeId node, Release release) {
        var instance = node.instance();
        return new KafkaPlan(
                instance.kafkaUser(),
                instance.configurationTopic(),
                release.events().publishes().isEmpty() ? null : TopicNames.events(node.module()),
                subscription(instance, release.events()));
    }

    /** The identity of an instance that is to go, whatever its release declared. */
    static KafkaPlan ofRemoved(InstanceId instance) {
        return new KafkaPlan(instance.kafkaUser(), instance.configurationTopic());
    }

    /**
     * What goes with a node whose data is deleted: its dead letters, and with a Module its events.
     *
     * @param retained whether the data is kept; then these are, too
     */
    static List<String> ofDeleted(NodeId node, boolean retained) {
        if (retained) {
            return List.of();
        }
        var deadLetters = TopicNames.deadLetters(node.instance().value());
        return node.tenant() == null ? List.of(TopicNames.events(node.module()), deadLetters) : List.of(deadLetters);
    }

    private static @Nullable SubscriptionPlan subscription(InstanceId instance, Events events) {
        var topics = new TreeMap<String, String>();
        for (var pattern : events.subscribes()) {
            var publisher = new EventPattern(pattern).publisher();
            topics.put(publisher, TopicNames.events(publisher));
        }
        var plan = ofRemoved(instance);
        return topics.isEmpty()
                ? null
                : new SubscriptionPlan(topics, plan.group(), plan.deadLetterTopic(), events.whenDisabled());
    }
}
