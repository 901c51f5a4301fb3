package io.buildify.sdk.event;

import io.buildify.events.CloudEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Receivers of events that come and go while the module runs, such as the callback URLs of tenants. A bean that
 * implements this gets every event that the release subscribes to, whatever its type.
 *
 * <p>An event waits in the inbox for each of its receivers, as {@code <name>:<receiver>}, and goes to each apart from
 * the others: to one receiver events of a key in order, those of different keys side by side. It is tried again as
 * other events are; a receiver that is slow or away holds up nobody but itself. It arrives at least once.
 */
public interface EventReceivers {

    /** What the inbox calls all of them: lower case letters. Under another name, what waits is lost sight of. */
    String name();

    /**
     * Who is to get an event. Runs in the event's tenant and company, in the transaction in which the event is put
     * into the inbox for them; may run several times for one event.
     *
     * @return ids of receivers, each at most 100 characters
     */
    Uni<List<String>> of(CloudEvent event);

    /**
     * Takes an event to one receiver. Runs in the event's tenant and company, in no transaction, so that a receiver
     * that takes its time holds no connection; it has {@code buildify.events.handler-timeout}.
     *
     * @return what came of it; a failure counts as {@link Receipt.Failed}
     */
    Uni<Receipt> deliver(CloudEvent event, String receiver);

    /**
     * Notes what is decided about an event. Runs in the event's tenant and company, in the inbox's transaction.
     *
     * @param receipt what {@link #deliver} has answered
     */
    Uni<?> settle(CloudEvent event, String receiver, Receipt receipt, Settlement settlement);
}
