package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** Has a resource reconciled again for a reason other than its own change. */
public final class Trigger<P extends HasMetadata> extends AbstractEventSource<Void, P> {

    public Trigger() {
        super(Void.class, "trigger");
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
