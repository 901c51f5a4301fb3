package io.buildify.sdk.deployment;

import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;

/** A method annotated with {@code @OnEvent}, and how to call it. */
final class EventHandlerBuildItem extends MultiBuildItem {

    private final HandlerMethod method;
    private final InvokerInfo invoker;

    EventHandlerBuildItem(HandlerMethod method, InvokerInfo invoker) {
        this.method = method;
        this.invoker = invoker;
    }

    HandlerMethod method() {
        return method;
    }

    /** The class that calls it. */
    String invoker() {
        return invoker.getClassName();
    }
}
