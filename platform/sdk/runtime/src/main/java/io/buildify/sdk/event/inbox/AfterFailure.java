package io.buildify.sdk.event.inbox;

import io.buildify.events.UnreadableEvent;
import io.buildify.sdk.event.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to an event after its handler has failed. */
sealed interface AfterFailure {

    /** It is tried again after that time. */
    record Again(Duration delay) implements AfterFailure {}

    /** It waits in the inbox, and the later ones of its key behind it. */
    record Park(Duration delay) implements AfterFailure {}

    /** It goes to the dead-letter topic, and its key goes on. */
    record Dead() implements AfterFailure {}

    /**
     * PURE: in place, with back-off for a while.
     *
     * @param begun when this event was first tried
     * @param failures how often it has failed, from 1
     * @param inPlace how long it may be tried in place
     * @param parkedDelays the waits of a parked event
     */
    static AfterFailure inPlace(
            Throwable failure,
            Instant begun,
            Instant now,
            int failures,
            Duration inPlace,
            List<Duration> parkedDelays) {
        Duration delay = BackOff.IN_PLACE.after(failures);
        boolean hopeless = failure instanceof UnreadableEvent;
        if (!hopeless && !now.plus(delay).isAfter(begun.plus(inPlace))) {
            return new Again(delay);
        }
        return parked(0, parkedDelays);
    }

    /**
     * PURE: of a parked event.
     *
     * @param attempts how often it was tried since it was parked
     */
    static AfterFailure parked(int attempts, List<Duration> parkedDelays) {
        return attempts < parkedDelays.size() ? new Park(parkedDelays.get(attempts)) : new Dead();
    }
}
