package io.buildify.sdk.event.inbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All handlers of the module; filled when the module is built. */
public class Handlers {

    private final List<Handler> handlers = new ArrayList<>();

    void add(Handler handler) {
        handlers.add(handler);
        handlers.sort(Comparator.comparingInt(Handler::priority).reversed().thenComparing(Handler::name));
    }

    List<Handler> all() {
        return List.copyOf(handlers);
    }

    /** The handlers of a type, in the order in which they are to run. */
    List<Handler> of(String type) {
        return handlers.stream()
                .filter(handler -> handler.pattern().matches(type))
                .toList();
    }

    Optional<Handler> named(String name) {
        return handlers.stream().filter(handler -> handler.name().equals(name)).findFirst();
    }

    List<String> names() {
        return handlers.stream().map(Handler::name).toList();
    }
}
