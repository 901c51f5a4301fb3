package io.buildify.sdk.event.inbox;

import java.util.ArrayList;
import java.util.List;

/** The methods of the module that handle events; filled when the module is built. */
public class MethodHandlers {

    private final List<MethodHandler> handlers = new ArrayList<>();

    void add(MethodHandler handler) {
        handlers.add(handler);
    }

    List<MethodHandler> all() {
        return List.copyOf(handlers);
    }
}
