package io.buildify.local.event;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * PURE: which events a person asks for; null stands for any.
 *
 * @param tenant whose events
 * @param module the module that published them
 * @param type their type, or a pattern of it
 * @param since the earliest time at which they happened
 * @param until the time before which they happened
 */
public record EventFilter(
        @Nullable String tenant,
        @Nullable String module,
        @Nullable EventPattern type,
        @Nullable Instant since,
        @Nullable Instant until) {

    public boolean admits(CloudEvent event) {
        return admits(event.tenant(), event.type(), event.time());
    }

    boolean admits(String whose, String what, Instant when) {
        return (tenant == null || tenant.equals(whose))
                && (module == null || what.startsWith(module + "."))
                && (type == null || type.matches(what))
                && isWithin(when);
    }

    /** Of a record that is no event, only its time tells anything. */
    boolean admitsUnreadable(Instant when) {
        return tenant == null && module == null && type == null && isWithin(when);
    }

    private boolean isWithin(Instant when) {
        return (since == null || !when.isBefore(since)) && (until == null || when.isBefore(until));
    }
}
