package io.buildify.operator.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this process wrote or deleted and the informer has not heard of yet. Nearly always empty. */
final class OwnWrites<T extends HasMetadata> {
    private final Map<String, T> ahead = new ConcurrentHashMap<>();
    /** Key -> uid of what was deleted. */
    private final Map<String, String> gone = new ConcurrentHashMap<>();

    T wrote(T answer) {
        String key = Cache.metaNamespaceKeyFunc(answer);
        gone.remove(key);
        ahead.put(key, answer);
        return answer;
    }

    void removed(String key, @Nullable T cached) {
        ahead.remove(key);
        if (cached != null) {
            gone.put(key, uid(cached));
        }
    }

    /** What the informer tells makes the same, and what came before it, superfluous here. */
    void heard(@Nullable T before, @Nullable T after) {
        T object = after != null ? after : before;
        if (object == null) {
            return;
        }
        String key = Cache.metaNamespaceKeyFunc(object);
        if (after == null) {
            gone.remove(key);
            ahead.computeIfPresent(key, (any, written) -> uid(written).equals(uid(object)) ? null : written);
        } else {
            ahead.computeIfPresent(key, (any, written) -> version(written) <= version(after) ? null : written);
        }
    }

    /** The newer of what was written and what the informer has. */
    Optional<T> latest(String key, @Nullable T cached) {
        T written = ahead.get(key);
        if (written != null && (cached == null || version(written) > version(cached))) {
            return Optional.of(written);
        }
        return Optional.ofNullable(cached).filter(it -> !uid(it).equals(gone.get(key)));
    }

    /** The newer of each, and what the informer has none of. */
    Stream<T> latest(List<T> cached) {
        if (ahead.isEmpty() && gone.isEmpty()) {
            return cached.stream();
        }
        var keys = cached.stream().map(Cache::metaNamespaceKeyFunc).toList();
        return Stream.concat(
                cached.stream().flatMap(it -> latest(Cache.metaNamespaceKeyFunc(it), it).stream()),
                ahead.entrySet().stream()
                        .filter(it -> !keys.contains(it.getKey()))
                        .map(Map.Entry::getValue));
    }

    private static String uid(HasMetadata object) {
        return String.valueOf(object.getMetadata().getUid());
    }

    /** Resource versions of one kind are comparable numbers (KEP 5504). */
    private static long version(HasMetadata object) {
        String version = object.getMetadata().getResourceVersion();
        return version == null || version.isEmpty() ? 0 : Long.parseLong(version);
    }
}
