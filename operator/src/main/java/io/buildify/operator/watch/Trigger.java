package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import io.javaoperatorsdk.operator.processing.event.source.ResourceEventAware;
import java.util.Set;
import java.util.function.Consumer;

/** Has a resource reconciled again for a reason other than its own change. */
public final class Trigger<P extends HasMetadata> extends AbstractEventSource<Void, P>
        implements ResourceEventAware<P> {
    private final Consumer<P> gone;

    /** @param gone told of each resource that does not exist any more */
    public Trigger(Consumer<P> gone) {
        super(Void.class, "trigger");
        this.gone = gone;
    }

    @Override
    public void onResourceDeleted(P resource) {
        gone.accept(resource);
    }

    /** Queues the resource; one that waits already is not queued twice. */
    void fire(ResourceID resource) {
        getEventHandler().handleEvent(new Event(resource));
    }

    @Override
    public Set<Void> getSecondaryResources(P primary) {
        return Set.of();
    }
}
