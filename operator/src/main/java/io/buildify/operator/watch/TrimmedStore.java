package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.function.Consumer;

/** The objects of an informer, without the parts that nobody reads. */
public final class TrimmedStore<T extends HasMetadata> extends BasicItemStore<T> {
    private final Consumer<T> trim;

    /** @param trim takes away, in place, what the cache need not keep */
    public TrimmedStore(Consumer<T> trim) {
        super(Cache::metaNamespaceKeyFunc);
        this.trim = trim;
    }

    /** A store that keeps everything but {@code managedFields}. */
    public static <T extends HasMetadata> TrimmedStore<T> withoutManagedFields() {
        return new TrimmedStore<>(it -> it.getMetadata().setManagedFields(null));
    }

    @Override
    public T put(String key, T object) {
        return super.put(key, trimmed(object));
    }

    /** The object as this store keeps it. */
    T trimmed(T object) {
        trim.accept(object);
        return object;
    }
}
