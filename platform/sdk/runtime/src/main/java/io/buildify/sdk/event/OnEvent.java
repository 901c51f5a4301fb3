package io.buildify.sdk.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that handles events. It takes the event's data, as a record or a {@code JsonNode}, and if
 * it likes the {@link io.buildify.events.CloudEvent}; it answers {@code Uni} or {@code void} and must not block.
 *
 * <p>It runs in a transaction of the event's tenant and company, in which the SDK notes the event as handled:
 * what it changes in the database happens once, however often the event arrives. A failure undoes all of it;
 * the event is then tried again, and later events of its key wait for it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEvent {

    /** A type, or {@code core.company.*} for any last segment. */
    String value();

    /** Among handlers of one event, higher comes first. */
    int priority() default 5;

    /**
     * What the inbox calls this handler; by default {@code <class>.<method>}. Set it before you rename the
     * method: under another name, events that were handled are new.
     */
    String name() default "";
}
