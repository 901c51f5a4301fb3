package io.buildify.sdk.event.inbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that handles events in this process: the module's methods, and what puts events into the inbox for receivers. */
@Singleton
class Handlers {

    private final List<Handler> handlers;

    @Inject
    Handlers(MethodHandlers methods, FanOuts fanOuts) {
        this(Stream.<Handler>concat(methods.all().stream(), fanOuts.all().stream()));
    }

    Handlers(Stream<Handler> handlers) {
        this.handlers = handlers.sorted(
                        Comparator.comparingInt(Handler::priority).reversed().thenComparing(Handler::name))
                .toList();
    }

    List<Handler> all() {
        return handlers;
    }

    /** The handlers of a type, in the order in which they are to run. */
    List<Handler> of(String type) {
        return handlers.stream().filter(handler -> handler.takes(type)).toList();
    }

    Optional<Handler> named(String name) {
        return handlers.stream().filter(handler -> handler.name().equals(name)).findFirst();
    }

    List<String> names() {
        return handlers.stream().map(Handler::name).toList();
    }
}
