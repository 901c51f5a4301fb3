package io.buildify.operator.external;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes configuration records and knows what is published. Nothing here blocks. */
public interface ConfigurationPublisher {

    /**
     * Makes the record be the published one. Nothing is written when it already is.
     *
     * @param topic a configuration topic that exists
     * @param record what to publish, or null for a tombstone
     * @return completes once every in-sync replica has it; fails with an {@link ExternalException},
     *     a {@link DeposedException} when another operator publishes now
     */
    CompletionStage<Void> publish(String topic, ConfigurationKey key, @Nullable ConfigurationRecord record);

    /**
     * The acknowledged record, also before the topics are {@link #caughtUp()} (then perhaps an older one or none); none
     * in a topic that is gone.
     */
    Optional<ConfigurationRecord> published(String topic, ConfigurationKey key);

    /** Everything published in the topic. */
    Map<ConfigurationKey, ConfigurationRecord> published(String topic);

    /** Whether all configuration topics have been read once since the start; only then is an absent record absent. */
    boolean caughtUp();

    /**
     * Calls the listener, on a thread of the publisher, for each key whose published record changed by another hand
     * than this process's, so that its node is reconciled again.
     */
    void onForeignChange(BiConsumer<String, ConfigurationKey> listener);
}
