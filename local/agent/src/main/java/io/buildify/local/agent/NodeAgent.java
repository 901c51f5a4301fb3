package io.buildify.local.agent;

import io.buildify.local.agent.endpoint.EndpointSlices;
import io.buildify.local.agent.event.PodEvents;
import io.buildify.local.agent.image.Images;
import io.buildify.local.agent.node.NodeRegistration;
import io.buildify.local.agent.pod.FreePorts;
import io.buildify.local.agent.pod.PodApi;
import io.buildify.local.agent.pod.PodServices;
import io.buildify.local.agent.pod.Pods;
import io.buildify.local.agent.probe.Checks;
import io.buildify.local.agent.process.Leftovers;
import io.buildify.local.agent.server.KubeletServer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A kubelet that runs each container of the Pods bound to its Node as a local process. It registers the Node, watches
 * its Pods, reports their status and Events, serves their logs and publishes their EndpointSlices.
 */
public final class NodeAgent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeAgent.class);

    private final NodeAgentSettings settings;
    private final AgentFolder folder;
    private final KubernetesClient client;
    private final ExecutorService events = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("pod-events").factory());
    private final KubeletServer server;
    private final Pods pods;
    private final SharedIndexInformer<Pod> podInformer;
    private final EndpointSlices endpointSlices;
    private final NodeRegistration node;

    /**
     * Starts an agent; returns once its Node is ready and its Pods are known.
     *
     * @throws IOException when the folder is held by another agent, or the port is in use
     */
    public static NodeAgent start(NodeAgentSettings settings) throws IOException, InterruptedException {
        var folder = AgentFolder.hold(settings.folder());
        try {
            new Leftovers(settings.folder()).end(settings.shutdownGrace());
            return started(new NodeAgent(settings, folder));
        } catch (IOException | InterruptedException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static NodeAgent started(NodeAgent agent) throws IOException {
        try {
            agent.start();
            return agent;
        } catch (IOException | RuntimeException e) {
            agent.close();
            throw e;
        }
    }

    private NodeAgent(NodeAgentSettings settings, AgentFolder folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        // Each part tries again in its own way; retries inside the client would only hide that from it.
        this.client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(settings.kubernetes())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
        this.server = new KubeletServer(settings.port(), settings.identity().mutualTls());
        this.pods = new Pods(services());
        this.podInformer = client.pods()
                .inAnyNamespace()
                .withField("spec.nodeName", settings.nodeName())
                .runnableInformer(0);
        this.endpointSlices = new EndpointSlices(client, podInformer);
        this.node =
                new NodeRegistration(client, settings.nodeName(), settings.capacity(), server.port(), settings.clock());
    }

    private PodServices services() {
        return new PodServices(
                settings.folder(),
                client.getMasterUrl().toString(),
                settings.searchPath(),
                settings.capacity(),
                settings.restartDelay(),
                new Images(settings.images(), settings.placeholders()),
                new FreePorts(new SecureRandom()),
                new Checks(),
                new PodApi(client),
                pod -> new PodEvents(client, this::writeEvent, settings.clock(), pod),
                settings.clock());
    }

    private void writeEvent(Runnable writing) {
        try {
            events.execute(writing);
        } catch (RejectedExecutionException e) {
            LOG.debug("An Event came too late: the agent has ended");
        }
    }

    private void start() throws IOException {
        server.start(pods, settings.clock());
        node.register();
        podInformer.exceptionHandler((started, failure) -> true);
        podInformer.addEventHandler(pods);
        podInformer.start().toCompletableFuture().join();
        pods.forgetGone();
        endpointSlices.start();
        LOG.info("Node {} runs pods as processes in {}", settings.nodeName(), settings.folder());
    }

    /** The port of the kubelet's endpoint. */
    public int port() {
        return server.port();
    }

    /**
     * Ends all processes and says so at the API server, if it still answers. The Pods stay: the next agent of this Node
     * starts their containers again.
     */
    @Override
    public void close() throws IOException {
        node.close();
        try {
            pods.shutDown(settings.shutdownGrace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        podInformer.stop();
        endpointSlices.close();
        server.close();
        events.close();
        client.close();
        folder.close();
    }
}
