package io.buildify.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Watches the TenantModules of the bench, and waits until all of them are as expected. */
final class Fleet implements AutoCloseable, ResourceEventHandler<GenericKubernetesResource> {

    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> readyAt = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String prefix;
    private final SharedIndexInformer<GenericKubernetesResource> informer;

    /** @param prefix how the namespaces of the fleet begin */
    Fleet(KubernetesClient client, ModuleUse use, String prefix) {
        this.prefix = prefix;
        this.informer = client.genericKubernetesResources(use.context())
                .inAnyNamespace()
                .inform(this, 0);
    }

    /** Waits until that many are Ready in at least this generation. */
    void awaitReady(int count, long generation) {
        await(() -> readyAt.values().stream().filter(at -> at >= generation).count() >= count);
    }

    /** Waits until none is left. */
    void awaitGone() {
        await(present::isEmpty);
    }

    private void await(java.util.function.BooleanSupplier done) {
        lock.lock();
        try {
            while (!done.getAsBoolean()) {
                changed.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onAdd(GenericKubernetesResource use) {
        String tenant = use.getMetadata().getNamespace();
        if (tenant.startsWith(prefix)) {
            present.add(tenant);
            long ready = readyGeneration(use);
            if (ready > 0) {
                readyAt.put(tenant, ready);
            }
            signal();
        }
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
        onAdd(after);
    }

    @Override
    public void onDelete(GenericKubernetesResource use, boolean unknown) {
        present.remove(use.getMetadata().getNamespace());
        signal();
    }

    private void signal() {
        lock.lock();
        changed.signalAll();
        lock.unlock();
    }

    /** The generation for which {@code Ready} is true; 0 if for none. */
    private static long readyGeneration(GenericKubernetesResource use) {
        if (use.get("status", "conditions") instanceof Iterable<?> conditions) {
            for (Object entry : conditions) {
                if (entry instanceof Map<?, ?> condition
                        && "Ready".equals(condition.get("type"))
                        && "True".equals(condition.get("status"))
                        && condition.get("observedGeneration") instanceof Number generation) {
                    return generation.longValue();
                }
            }
        }
        return 0;
    }

    @Override
    public void close() {
        informer.close();
    }
}
