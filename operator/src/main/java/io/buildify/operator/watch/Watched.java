package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The live objects of one kind, from its one informer. What this process has just written or deleted
 * is seen at once, also before the informer hears of it; otherwise it would be written twice.
 */
public final class Watched<T extends HasMetadata> {
    private final SharedIndexInformer<T> informer;
    private final TrimmedStore<T> store;
    private final Map<String, Function<T, List<String>>> indexes;
    private final OwnWrites<T> own = new OwnWrites<>();

    /**
     * @param source which objects to watch
     * @param store what to keep of them
     * @param indexes name of an index -> the values under which an object is found in it
     */
    public Watched(Informable<T> source, TrimmedStore<T> store, Map<String, Function<T, List<String>>> indexes) {
        this.store = store;
        this.indexes = indexes;
        informer = source.runnableInformer(0).itemStore(store);
        informer.addIndexers(indexes);
        informer.exceptionHandler((started, failure) -> true);
        onChange((before, after) -> own.heard(before, after));
    }

    /** Starts watching; completes when everything there is has been listed once. */
    public CompletionStage<Void> start() {
        return informer.start();
    }

    public void stop() {
        informer.stop();
    }

    public boolean isSynced() {
        return informer.hasSynced();
    }

    public Class<T> kind() {
        return informer.getApiTypeClass();
    }

    /** Calls with (before, after) for each change; before is null for a new object, after for one that is gone. */
    public void onChange(BiConsumer<@Nullable T, @Nullable T> listener) {
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                listener.accept(null, object);
            }

            @Override
            public void onUpdate(T before, T after) {
                listener.accept(before, after);
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                listener.accept(object, null);
            }
        });
    }

    /** @param namespace null for an object of the cluster */
    public Optional<T> get(@Nullable String namespace, String name) {
        String key = Cache.namespaceKeyFunc(namespace, name);
        return own.latest(key, informer.getStore().getByKey(key));
    }

    /** Those that an index of this kind has under the value. */
    public List<T> byIndex(String index, String value) {
        var of = indexes.getOrDefault(index, object -> List.of());
        return own.latest(informer.getIndexer().byIndex(index, value))
                .filter(it -> of.apply(it).contains(value))
                .toList();
    }

    public Stream<T> all() {
        return own.latest(informer.getStore().list());
    }

    /** Notes an answer of the API server to a write of this process. */
    public T wrote(T answer) {
        return own.wrote(store.trimmed(answer));
    }

    /** Notes that this process has deleted it. */
    public void removed(@Nullable String namespace, String name) {
        String key = Cache.namespaceKeyFunc(namespace, name);
        own.removed(key, informer.getStore().getByKey(key));
    }
}
