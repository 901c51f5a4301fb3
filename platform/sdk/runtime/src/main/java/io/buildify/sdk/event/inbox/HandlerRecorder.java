package io.buildify.sdk.event.inbox;

import io.buildify.events.EventPattern;
import io.buildify.sdk.event.inbox.MethodHandler.Parameter;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import jakarta.enterprise.invoke.Invoker;
import java.util.List;

/** Takes the handlers that were found at build time into the running process. */
@Recorder
public class HandlerRecorder {

    public RuntimeValue<MethodHandlers> none() {
        return new RuntimeValue<>(new MethodHandlers());
    }

    /**
     * @param withEvent whether the method takes the event
     * @param eventFirst whether it takes it before the data
     */
    public void add(
            RuntimeValue<MethodHandlers> handlers,
            String name,
            String pattern,
            int priority,
            Class<?> data,
            boolean withEvent,
            boolean eventFirst,
            RuntimeValue<Invoker<Object, Object>> method) {
        List<Parameter> parameters = !withEvent
                ? List.of(Parameter.DATA)
                : eventFirst ? List.of(Parameter.EVENT, Parameter.DATA) : List.of(Parameter.DATA, Parameter.EVENT);
        handlers.getValue()
                .add(new MethodHandler(name, new EventPattern(pattern), priority, data, parameters, method.getValue()));
    }
}
