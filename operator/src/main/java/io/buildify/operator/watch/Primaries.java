package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The custom resources of one kind, from the one informer that its controller has.
 *
 * @param cache the controller's cache
 * @param trigger has one of them reconciled again
 */
public record Primaries<P extends HasMetadata>(IndexerResourceCache<P> cache, Trigger<P> trigger) {

    /** Adds indexes; possible only before the controller starts. */
    public Primaries<P> indexed(Map<String, Function<P, List<String>>> indexes) {
        cache.addIndexers(indexes);
        return this;
    }

    public Optional<P> get(ResourceID id) {
        return cache.get(id);
    }

    public List<P> byIndex(String index, String value) {
        return cache.byIndex(index, value);
    }

    public Stream<P> all() {
        return cache.list();
    }

    /** Has the resource reconciled again, if there is one of this name. */
    public void fire(ResourceID id) {
        if (cache.get(id).isPresent()) {
            trigger.fire(id);
        }
    }

    public void fire(P resource) {
        trigger.fire(ResourceID.fromResource(resource));
    }

    public void fireAll() {
        all().forEach(this::fire);
    }
}
