package io.buildify.operator.plan;

import io.buildify.crd.Events.WhenDisabled;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events that an instance reads.
 *
 * @param topics by publishing module, the topic that carries its events; it may not exist yet
 * @param group the instance's consumer group
 * @param deadLetterTopic where events go that it could not handle
 * @param whenDisabled what happens to an event of a tenant or company for which the module is off
 */
public record SubscriptionPlan(
        SortedMap<String, String> topics, String group, String deadLetterTopic, WhenDisabled whenDisabled) {
    public SubscriptionPlan {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    }

    /** The same as {@code <module>=<topic>[,…]}. */
    public String text() {
        return String.join(
                ",", topics.entrySet().stream().map(SubscriptionPlan::text).toList());
    }

    private static String text(Map.Entry<String, String> topic) {
        return topic.getKey() + "=" + topic.getValue();
    }
}
