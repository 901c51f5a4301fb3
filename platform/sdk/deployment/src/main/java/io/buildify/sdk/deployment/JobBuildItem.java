package io.buildify.sdk.deployment;

import io.quarkus.arc.processor.InvokerInfo;
import io.quarkus.builder.item.MultiBuildItem;

/** A method annotated with {@code @TenantJob}, and how to call it. */
final class JobBuildItem extends MultiBuildItem {

    private final JobMethod method;
    private final InvokerInfo invoker;

    JobBuildItem(JobMethod method, InvokerInfo invoker) {
        this.method = method;
        this.invoker = invoker;
    }

    JobMethod method() {
        return method;
    }

    /** The class that calls it. */
    String invoker() {
        return invoker.getClassName();
    }
}
