package io.buildify.operator.plan;

import io.buildify.events.ConfigurationKey;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.name.InstanceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration topic should say about a pair.
 *
 * @param topic the instance whose topic it is
 * @param key the pair
 * @param record the record, or null for a tombstone
 * @param moment when to publish it
 */
public record Publication(
        InstanceId topic, ConfigurationKey key, @Nullable ConfigurationRecord record, Moment moment) {

    /** The order in which an instance is handed over to another without a request lost. */
    public enum Moment {
        /** At once: the instance that is to serve needs it. */
        FIRST,
        /** Once the instance that is to serve is available: it takes the pair away from another. */
        WHEN_SERVING;

        /** Those that are to be published at this moment. */
        public List<Publication> of(List<Publication> publications) {
            return publications.stream().filter(it -> it.moment() == this).toList();
        }
    }
}
