package io.buildify.sdk.event.inbox;

import io.buildify.sdk.event.BackOff;
import io.buildify.sdk.event.Receipt;
import io.buildify.sdk.event.Settlement;
import io.buildify.sdk.event.Settlement.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * PURE: when an event is taken to a receiver again. As a handler's it is tried for a while with back-off, then after
 * each of the waits of a parked event.
 *
 * @param delays one after the other
 */
record ReceiverSchedule(List<Duration> delays) {

    static ReceiverSchedule of(Duration inPlace, List<Duration> parkedDelays) {
        List<Duration> delays = new ArrayList<>();
        Duration begun = Duration.ZERO;
        while (begun.plus(BackOff.IN_PLACE.after(delays.size() + 1)).compareTo(inPlace) <= 0) {
            Duration delay = BackOff.IN_PLACE.after(delays.size() + 1);
            delays.add(delay);
            begun = begun.plus(delay);
        }
        delays.addAll(parkedDelays);
        return new ReceiverSchedule(List.copyOf(delays));
    }

    /** @param attempts how often it was tried, from 1 */
    Settlement settle(Receipt receipt, int attempts) {
        return switch (receipt.outcome()) {
            case TAKEN -> new Settlement(State.TAKEN, attempts, null, null);
            case NEVER -> new Settlement(State.DEAD, attempts, null, receipt.reason());
            case NOT_NOW ->
                attempts > delays.size()
                        ? new Settlement(State.DEAD, attempts, null, receipt.reason())
                        : new Settlement(
                                State.WAITING, attempts, later(receipt.notBefore(), attempts), receipt.reason());
        };
    }

    private Duration later(Duration notBefore, int attempts) {
        Duration delay = delays.get(attempts - 1);
        return delay.compareTo(notBefore) < 0 ? notBefore : delay;
    }
}
