package io.buildify.operator.plan;

import io.buildify.events.TopicNames;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka identity of an instance. It reads its configuration topic, and what its release declares of events.
 *
 * @param user the SCRAM user's name
 * @param configurationTopic the compacted topic with the configuration of everything the instance serves
 * @param eventsTopic the topic of the module's events, which it writes; null when its release publishes none
 * @param subscription the events that it reads; null when its release subscribes to none
 */
public record KafkaPlan(
        String user,
        String configurationTopic,
        @Nullable String eventsTopic,
        @Nullable SubscriptionPlan subscription) {

    /** An identity without events. */
    public KafkaPlan(String user, String configurationTopic) {
        this(user, configurationTopic, null, null);
    }

    /** The consumer group that the instance has to itself. */
    public String group() {
        return user;
    }

    /** Where events go that the instance could not handle. There only once it has subscribed to any. */
    public String deadLetterTopic() {
        return TopicNames.deadLetters(user);
    }
}
