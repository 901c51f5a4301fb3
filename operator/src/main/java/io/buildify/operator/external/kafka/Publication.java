package io.buildify.operator.external.kafka;

import io.buildify.events.ConfigurationKey;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to the broker.
 *
 * @param value null for a tombstone
 * @param restored whether it only comes back to a topic that was lost, so that anything newer goes before it
 * @param answer completes with null once it is acknowledged
 */
record Publication(Place place, byte @Nullable [] value, boolean restored, CompletableFuture<@Nullable Void> answer) {

    /** Where a record goes. */
    record Place(String topic, ConfigurationKey key) {}
}
