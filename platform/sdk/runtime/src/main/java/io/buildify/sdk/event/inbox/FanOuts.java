package io.buildify.sdk.event.inbox;

import io.buildify.sdk.environment.EventAddress;
import io.buildify.sdk.event.EventReceivers;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** A {@link FanOut} for each sort of receivers that the module has. */
@Singleton
class FanOuts {

    private static final Pattern NAME = Pattern.compile("[a-z]{1,30}");

    private final List<FanOut> fanOuts;

    /**
     * @throws IllegalStateException if there are receivers, and the process is not told what the release subscribes to
     */
    FanOuts(@All List<EventReceivers> receivers, EventAddress address, ReceiverWake wake) {
        this.fanOuts = receivers.stream().map(each -> of(each, address, wake)).toList();
    }

    private static FanOut of(EventReceivers receivers, EventAddress address, ReceiverWake wake) {
        if (!NAME.matcher(receivers.name()).matches()) {
            throw new IllegalStateException("%s is called \"%s\": use 1 to 30 lower case letters"
                    .formatted(receivers.getClass().getSimpleName(), receivers.name()));
        }
        return address.subscribed()
                .filter(subscription -> !subscription.patterns().isEmpty())
                .map(subscription -> new FanOut(receivers, subscription.patterns(), wake))
                .orElseThrow(() -> new IllegalStateException(
                        "BUILDIFY_EVENTS_PATTERNS is not set, and the receivers of \"%s\" get what the release subscribes to: declare events.subscribes in it; an operator of this release or a later one sets the variable"
                                .formatted(receivers.name())));
    }

    List<FanOut> all() {
        return fanOuts;
    }
}
