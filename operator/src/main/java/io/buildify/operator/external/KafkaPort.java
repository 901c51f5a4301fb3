package io.buildify.operator.external;

import io.buildify.operator.plan.KafkaPlan;
import java.util.List;

/**
 * What the operator has Kafka do for an instance. Every method blocks for at most a few seconds, is idempotent
 * and corrects in both directions; calls that wait together share requests. All throw {@link ExternalException}.
 */
public interface KafkaPort {

    /** Makes the topics, the SCRAM user and exactly its ACLs be as planned. */
    void ensureInstance(KafkaPlan plan, Password password);

    /**
     * Removes the ACLs, the user, the consumer group and the configuration topic. Nothing happens where they are gone
     * already. Topics of events and dead letters stay: {@link #removeTopics}.
     */
    void removeInstance(KafkaPlan plan);

    /** Removes topics that nobody writes any more. Nothing happens where they are gone already. */
    void removeTopics(List<String> topics);

    /** Compares everything that was ensured by this process with one listing, and corrects what differs. */
    void resync();

    /** What is on the broker now, ours or not. */
    KafkaInventory inventory();
}
