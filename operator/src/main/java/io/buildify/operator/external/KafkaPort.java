package io.buildify.operator.external;

import io.buildify.operator.plan.KafkaPlan;

/**
 * What the operator has Kafka do for an instance. Every method blocks for at most a few seconds, is idempotent
 * and corrects in both directions; calls that wait together share requests. All throw {@link ExternalException}.
 */
public interface KafkaPort {

    /** Makes the configuration topic, the SCRAM user and exactly its ACLs be as planned. */
    void ensureInstance(KafkaPlan plan, Password password);

    /** Removes the ACLs, the user and the topic. Nothing happens where they are gone already. */
    void removeInstance(KafkaPlan plan);

    /** Compares everything that was ensured by this process with one listing, and corrects what differs. */
    void resync();

    /** What is on the broker now, ours or not. */
    KafkaInventory inventory();
}
