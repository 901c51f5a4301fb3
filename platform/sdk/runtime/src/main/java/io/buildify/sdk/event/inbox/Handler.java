package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.events.UnreadableEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What handles events, in a transaction of their tenant and company. */
sealed interface Handler permits MethodHandler, FanOut {

    /** What the inbox calls it. */
    String name();

    /** Among handlers of one event, higher comes first. */
    int priority();

    /** Whether it handles events of a type. */
    boolean takes(String type);

    /** Asks for an event that has just arrived; the first in its transaction. */
    Uni<Claim> claim(Mutiny.Session session, CloudEvent event);

    /**
     * Handles it.
     *
     * @throws UnreadableEvent if the data does not fit; trying again in place is no use
     */
    Uni<?> handle(CloudEvent event) throws UnreadableEvent;
}
