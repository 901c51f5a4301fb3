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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The live objects of one kind, from its one informer. What this process has just written is seen at
 * once, also before the informer hears of it; otherwise it would be written twice.
 */
public final class Watched<T extends HasMetadata> {
    private final SharedIndexInformer<T> informer;
    private final TrimmedStore<T> store;
    private final Map<String, T> ahead = new ConcurrentHashMap<>();

    /**
     * @param source which objects to watch
     * @param store what to keep of them
     * @param indexes name of an index -> the values under which an object is found in it
     */
    public Watched(Informable<T> source, TrimmedStore<T> store, Map<String, Function<T, List<String>>> indexes) {
        this.store = store;
        informer = source.runnableInformer(0).itemStore(store);
        informer.addIndexers(indexes);
        informer.exceptionHandler((started, failure) -> true);
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
        T cached = informer.getStore().getByKey(key);
        T written = ahead.get(key);
        if (written == null) {
            return Optional.ofNullable(cached);
        }
        if (version(written) <= heardOf(cached)) {
            ahead.remove(key, written);
            return Optional.ofNullable(cached);
        }
        return Optional.of(written);
    }

    /** Those that an index of this kind has under the value. */
    public List<T> byIndex(String index, String value) {
        return informer.getIndexer().byIndex(index, value);
    }

    /** How many an index has under the value; counted without a look at the objects. */
    public int count(String index, String value) {
        return informer.getIndexer().indexKeys(index, value).size();
    }

    public Stream<T> all() {
        return informer.getStore().list().stream();
    }

    /** Notes an answer of the API server to a write of this process. */
    public T wrote(T answer) {
        T trimmed = store.trimmed(answer);
        ahead.put(Cache.metaNamespaceKeyFunc(trimmed), trimmed);
        return trimmed;
    }

    private long heardOf(@Nullable T cached) {
        long listed = number(informer.lastSyncResourceVersion());
        return cached == null ? listed : Math.max(listed, version(cached));
    }

    private static long version(HasMetadata object) {
        return number(object.getMetadata().getResourceVersion());
    }

    /** Resource versions are comparable numbers since Kubernetes 1.35 (KEP 5504), as they always were with etcd. */
    private static long number(@Nullable String version) {
        return version == null || version.isEmpty() ? 0 : Long.parseLong(version);
    }
}
