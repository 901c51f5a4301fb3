package io.buildify.gateway.cluster;

import io.buildify.gateway.upstream.Endpoint;
import io.buildify.gateway.upstream.EndpointStates;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Keeps the {@link Topology} up to date. While the API server is away the last one stays in force, however old.
 */
public final class ClusterWatch implements Supplier<Topology>, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterWatch.class);

    /** Changes that come together are read together. */
    private static final long GATHERING_MILLIS = 10;

    private final GatewayReference gateway;
    private final EndpointStates states;
    private final SharedIndexInformer<HTTPRoute> routes;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<EndpointSlice> slices;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("topology").factory());
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile Topology topology = Topology.EMPTY;
    private volatile boolean complete;
    private List<String> problems = List.of();

    /** @param namespace where routes, Services and EndpointSlices are; others are not seen */
    public ClusterWatch(KubernetesClient client, String namespace, GatewayReference gateway, EndpointStates states) {
        this.gateway = gateway;
        this.states = states;
        this.routes = informer(client, HTTPRoute.class, namespace);
        this.services = informer(client, Service.class, namespace);
        this.slices = informer(client, EndpointSlice.class, namespace);
    }

    /** Begins to follow the cluster; returns at once. */
    public void start() {
        informers().forEach(SharedIndexInformer::start);
        schedule();
    }

    /** Whether all that was there at the start has been read. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public Topology get() {
        return topology;
    }

    @Override
    public void close() {
        informers().forEach(SharedIndexInformer::close);
        reader.shutdownNow();
    }

    private Stream<SharedIndexInformer<? extends HasMetadata>> informers() {
        return Stream.of(routes, services, slices);
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(
            KubernetesClient client, Class<T> kind, String namespace) {
        SharedIndexInformer<T> informer =
                client.resources(kind).inNamespace(namespace).runnableInformer(0);
        informer.exceptionHandler((started, failure) -> {
            LOG.warnf("Cannot follow %s in namespace %s, trying again: %s", kind.getSimpleName(), namespace, failure);
            return true;
        });
        informer.addEventHandler(new Changes<>());
        return informer;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true) && !reader.isShutdown()) {
            reader.schedule(this::read, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        scheduled.set(false);
        if (!informers().allMatch(SharedIndexInformer::hasSynced)) {
            // The last event may come before its informer counts as synced: nobody else would ask again.
            schedule();
            return;
        }
        try {
            var reading = TopologyReading.of(
                    routes.getStore().list(),
                    services.getStore().list(),
                    slices.getStore().list(),
                    gateway);
            topology = reading.topology();
            complete = true;
            states.retain(endpoints(topology));
            report(reading.problems());
        } catch (RuntimeException e) {
            LOG.error("Cannot read the routes; the last ones stay in force. Please report this as a defect.", e);
        }
    }

    private static Set<Endpoint> endpoints(Topology topology) {
        var all = new HashSet<Endpoint>();
        topology.endpoints().values().forEach(all::addAll);
        return all;
    }

    private void report(List<String> found) {
        found.stream().filter(problem -> !problems.contains(problem)).forEach(LOG::warn);
        problems = found;
    }

    private final class Changes<T> implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            schedule();
        }

        @Override
        public void onUpdate(T old, T now) {
            schedule();
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {
            schedule();
        }

        @Override
        public void onNothing() {
            schedule();
        }
    }
}
