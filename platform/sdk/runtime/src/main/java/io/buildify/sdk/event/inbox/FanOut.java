package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.buildify.sdk.event.EventReceivers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts an event into the inbox, for each of its receivers. It leaves no note of its own: for a receiver that has the
 * event, or waits for it, nothing changes; one for whom it was given up gets it again.
 */
final class FanOut implements Handler {

    /** After the module's own handlers. */
    private static final int LAST = Integer.MIN_VALUE;

    private final EventReceivers receivers;
    private final List<EventPattern> patterns;
    private final ReceiverWake wake;

    /** @param patterns what the release subscribes to */
    FanOut(EventReceivers receivers, List<EventPattern> patterns, ReceiverWake wake) {
        this.receivers = receivers;
        this.patterns = patterns;
        this.wake = wake;
    }

    EventReceivers receivers() {
        return receivers;
    }

    /** There is something new to take to receivers. */
    void committed() {
        wake.wake();
    }

    @Override
    public String name() {
        return receivers.name();
    }

    @Override
    public int priority() {
        return LAST;
    }

    @Override
    public boolean takes(String type) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(type));
    }

    @Override
    public Uni<Claim> claim(Mutiny.Session session, CloudEvent event) {
        return InboxClaims.look(session, event, name());
    }

    @Override
    public Uni<?> handle(CloudEvent event) {
        return receivers
                .of(event)
                .flatMap(ids -> Panache.getSession().flatMap(session -> {
                    Uni<?> queued = Uni.createFrom().voidItem();
                    for (String id : ids) {
                        queued = queued.chain(() -> InboxClaims.queue(session, event, receiverOf(id)));
                    }
                    return queued;
                }));
    }

    /** What the inbox calls a receiver. */
    private String receiverOf(String id) {
        return name() + ":" + id;
    }
}
