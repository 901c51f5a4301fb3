package io.buildify.sdk.event;

/**
 * What an event tells: a record annotated with {@link EventType}, whose components are the event's data as
 * JSON in snake case.
 */
public interface Event {

    /**
     * The aggregate that the event is about, such as an invoice's id, unique for its kind within the tenant or
     * company. Events of one subject stay in order.
     */
    String subject();
}
