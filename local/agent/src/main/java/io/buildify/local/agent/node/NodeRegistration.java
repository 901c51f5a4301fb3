package io.buildify.local.agent.node;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this machine a Node, and keeps saying so: a Lease every ten seconds, as kubelet. */
public final class NodeRegistration implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRegistration.class);
    private static final Duration RENEWAL = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    private static final int LEASE_SECONDS = 40;
    private static final String LEASES = "kube-node-lease";
    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    private final KubernetesClient client;
    private final NodeObject node;
    private final Clock clock;
    private final Thread heart;

    /**
     * @param capacity by resource
     * @param port where the kubelet's endpoint is
     */
    public NodeRegistration(KubernetesClient client, String name, Map<String, String> capacity, int port, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.node = new NodeObject(name, capacity, port);
        this.heart = Thread.ofVirtual().name("node-heartbeat").unstarted(this::beat);
    }

    /** Registers the Node, ready, without the taint it is born with; then keeps its Lease. */
    public void register() {
        var found = client.nodes().withName(node.name()).get();
        if (found == null) {
            found = client.nodes().resource(node.object()).create();
        }
        var version = client.getKubernetesVersion().getGitVersion() + "-buildify-agent";
        patchStatus(node.running(version, clock.instant()));
        var tainted = found.getSpec().getTaints().stream()
                .anyMatch(taint -> taint.getKey().equals(NOT_READY));
        if (tainted) {
            client.nodes()
                    .withName(node.name())
                    .edit(born -> new NodeBuilder(born)
                            .editSpec()
                            .removeMatchingFromTaints(taint -> taint.getKey().equals(NOT_READY))
                            .endSpec()
                            .build());
        }
        heart.start();
    }

    private void patchStatus(NodeStatus status) {
        var json = client.getKubernetesSerialization().asJson(status);
        client.nodes()
                .withName(node.name())
                .subresource("status")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"status\":" + json + "}");
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(renewLease() ? RENEWAL : RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean renewLease() {
        try {
            var patch = "{\"spec\":{\"renewTime\":\"%s\"}}".formatted(MICROSECONDS.format(clock.instant()));
            client.leases()
                    .inNamespace(LEASES)
                    .withName(node.name())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
            return true;
        } catch (KubernetesClientException e) {
            return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND && createLease();
        }
    }

    private boolean createLease() {
        try {
            client.leases()
                    .inNamespace(LEASES)
                    .resource(new LeaseBuilder()
                            .withNewMetadata()
                            .withName(node.name())
                            .withNamespace(LEASES)
                            .endMetadata()
                            .withNewSpec()
                            .withHolderIdentity(node.name())
                            .withLeaseDurationSeconds(LEASE_SECONDS)
                            .withRenewTime(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                            .endSpec()
                            .build())
                    .create();
            return true;
        } catch (KubernetesClientException e) {
            LOG.debug("No lease for node {} yet: {}", node.name(), e.getMessage());
            return false;
        }
    }

    /** Says that no pods are run any more. */
    @Override
    public void close() {
        heart.interrupt();
        try {
            patchStatus(node.stopped(clock.instant()));
        } catch (KubernetesClientException e) {
            LOG.debug("Node {} is not marked as stopped: {}", node.name(), e.getMessage());
        }
    }
}
