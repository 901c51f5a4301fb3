package io.buildify.operator.external.kafka;

import java.util.HashSet;
import java.util.Set;

/**
 * Which configuration topics exist, as far as is known: what listings say, and what this process makes and removes between
 * them. A broker may be late to hear of either, and a listing may have begun before.
 */
final class KnownTopics {
    private final Set<String> existing = new HashSet<>();
    /** Topics that the last listing did not have. */
    private final Set<String> absent = new HashSet<>();
    /** Topics that were removed after the last listing. */
    private final Set<String> removed = new HashSet<>();

    synchronized boolean contains(String topic) {
        return existing.contains(topic);
    }

    synchronized Set<String> all() {
        return Set.copyOf(existing);
    }

    synchronized void created(String topic) {
        existing.add(topic);
        absent.remove(topic);
        removed.remove(topic);
    }

    synchronized void removed(String topic) {
        existing.remove(topic);
        removed.add(topic);
    }

    /** A topic that is absent twice is gone, and one that was removed and is listed twice is there again. */
    synchronized void listed(Set<String> topics) {
        existing.removeIf(topic -> !topics.contains(topic) && absent.contains(topic));
        absent.clear();
        existing.stream().filter(topic -> !topics.contains(topic)).forEach(absent::add);
        topics.stream().filter(topic -> !removed.contains(topic)).forEach(existing::add);
        removed.clear();
    }
}
