package io.buildify.local.agent.endpoint;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Namespaces to look at; marked twice, looked at once. */
final class DirtyNamespaces {

    private final SequencedSet<String> marked = new LinkedHashSet<>();

    synchronized void mark(String namespace) {
        marked.add(namespace);
        notifyAll();
    }

    void markAfter(String namespace, Duration delay) {
        Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(delay);
                mark(namespace);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    synchronized String take() throws InterruptedException {
        while (marked.isEmpty()) {
            wait();
        }
        return marked.removeFirst();
    }
}
