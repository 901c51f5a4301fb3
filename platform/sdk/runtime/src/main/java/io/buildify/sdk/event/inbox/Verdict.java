package io.buildify.sdk.event.inbox;

import io.buildify.sdk.configuration.Serving;
import io.buildify.sdk.environment.EventAddress.WhenDisabled;
import java.util.List;

/** What this instance does with an event. */
sealed interface Verdict {

    /** Nothing: it is another's, or nobody's here. */
    record Skip() implements Verdict {}

    /** These handlers run, one after the other. */
    record Handle(List<Handler> handlers) implements Verdict {}

    /** It waits until the module is on again. */
    record Park(List<Handler> handlers, String reason) implements Verdict {}

    /**
     * PURE.
     *
     * @param handlers those that match the event's type
     * @param serving what the configuration says about the event's tenant and company
     * @param wasOff whether the module was off there when the event was published
     */
    static Verdict of(List<Handler> handlers, Serving serving, boolean wasOff, WhenDisabled whenDisabled) {
        if (handlers.isEmpty() || (wasOff && whenDisabled == WhenDisabled.Skip)) {
            return new Skip();
        }
        return switch (serving) {
            case Serving.Here here -> new Handle(handlers);
            case Serving.Elsewhere elsewhere -> new Skip();
            case Serving.Refused refused ->
                whenDisabled == WhenDisabled.Park
                        ? new Park(handlers, refused.reason().problem())
                        : new Skip();
        };
    }
}
