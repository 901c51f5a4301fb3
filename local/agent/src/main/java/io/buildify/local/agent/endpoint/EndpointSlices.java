package io.buildify.local.agent.endpoint;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the EndpointSlices of this node's pods. Whatever happens to a Service, a pod or a slice, its namespace is looked
 * at once more; when all is as it should be, nothing is written.
 */
public final class EndpointSlices implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointSlices.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("buildify-node-agent")
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<EndpointSlice> slices;
    private final DirtyNamespaces dirty = new DirtyNamespaces();
    private final Thread worker;

    /** @param pods informer of this node's pods, not started yet */
    public EndpointSlices(KubernetesClient client, SharedIndexInformer<Pod> pods) {
        this.client = client;
        this.pods = pods;
        this.services = client.services().inAnyNamespace().runnableInformer(0);
        this.slices = client.discovery()
                .v1()
                .endpointSlices()
                .inAnyNamespace()
                .withLabel(SlicePlan.MANAGED_BY, SlicePlan.AGENT)
                .runnableInformer(0);
        this.worker = Thread.ofVirtual().name("endpoint-slices").unstarted(this::work);
        services.exceptionHandler((started, failure) -> true);
        slices.exceptionHandler((started, failure) -> true);
        pods.addEventHandler(new Marking<>());
        services.addEventHandler(new Marking<>());
        slices.addEventHandler(new Marking<>());
    }

    /** Starts; the pods' informer must be synchronised, or slices of living pods would be removed. */
    public void start() {
        services.start().toCompletableFuture().join();
        slices.start().toCompletableFuture().join();
        worker.start();
    }

    private void work() {
        try {
            while (true) {
                var namespace = dirty.take();
                try {
                    correct(namespace);
                } catch (KubernetesClientException e) {
                    LOG.debug("EndpointSlices of {} are not as they should be yet: {}", namespace, e.getMessage());
                    dirty.markAfter(namespace, RETRY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void correct(String namespace) {
        var wanted = SlicePlan.of(in(services, namespace), in(pods, namespace));
        var difference = SliceDifference.between(in(slices, namespace), wanted);
        for (var slice : difference.delete()) {
            client.resource(slice).delete();
        }
        for (var slice : difference.apply()) {
            client.resource(slice).patch(APPLY);
        }
    }

    private static <T> List<T> in(SharedIndexInformer<T> informer, String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
    }

    @Override
    public void close() {
        worker.interrupt();
        services.stop();
        slices.stop();
    }

    private final class Marking<T extends HasMetadata> implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            dirty.mark(object.getMetadata().getNamespace());
        }

        @Override
        public void onUpdate(T before, T object) {
            dirty.mark(object.getMetadata().getNamespace());
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            dirty.mark(object.getMetadata().getNamespace());
        }
    }
}
