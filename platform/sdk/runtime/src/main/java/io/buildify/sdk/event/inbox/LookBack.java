package io.buildify.sdk.event.inbox;

import io.buildify.sdk.event.EventRecord;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * PURE: what of a partition that is read again matters.
 *
 * @param until the offset before which all was done already
 * @param tenants whose events are looked at again nevertheless: another instance may not have come to them
 */
record LookBack(long until, Set<String> tenants) {

    static final LookBack NONE = new LookBack(0, Set.of());

    boolean passesOver(ConsumerRecord<?, ?> record) {
        return record.offset() < until
                && !tenants.contains(EventRecord.headers(record).getOrDefault("ce_tenant", ""));
    }

    /** Both, where one begins before the other has ended. */
    LookBack and(LookBack later) {
        if (later.until >= until) {
            return later;
        }
        Set<String> all = new HashSet<>(tenants);
        all.addAll(later.tenants);
        return new LookBack(until, Set.copyOf(all));
    }
}
