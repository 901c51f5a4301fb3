package io.buildify.sdk.event.inbox;

import io.buildify.events.CloudEvent;
import io.buildify.events.EventPattern;
import io.buildify.events.UnreadableEvent;
import io.buildify.sdk.event.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.invoke.Invoker;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A method annotated with {@link io.buildify.sdk.event.OnEvent}.
 *
 * @param data what it takes the event's data as
 * @param parameters of the method in their order: its data, and maybe the event
 */
record MethodHandler(
        String name,
        EventPattern pattern,
        int priority,
        Class<?> data,
        List<Parameter> parameters,
        Invoker<Object, Object> method)
        implements Handler {

    /** What a method takes. */
    enum Parameter {
        DATA,
        EVENT
    }

    @Override
    public boolean takes(String type) {
        return pattern.matches(type);
    }

    @Override
    public Uni<Claim> claim(Mutiny.Session session, CloudEvent event) {
        return InboxClaims.claim(session, event, name);
    }

    @Override
    public Uni<?> handle(CloudEvent event) throws UnreadableEvent {
        Object read = EventJson.read(event.data(), data);
        Object[] arguments = parameters.stream()
                .map(parameter -> parameter == Parameter.DATA ? read : event)
                .toArray();
        try {
            Object answer = method.invoke(null, arguments);
            return answer instanceof Uni<?> uni ? uni : Uni.createFrom().voidItem();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
