package io.buildify.local.platform;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.agent.NodeAgent;
import io.buildify.local.agent.NodeAgentSettings;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.image.ImageStore;
import io.buildify.local.installation.Installer;
import io.buildify.local.installation.Manifests;
import io.buildify.local.progress.Progress;
import io.buildify.local.token.TokenSigner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operator, the gateway and the quickstart on a control plane that serves. */
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    private final Home home;
    private final Path project;
    private final ImageStore images;
    private final ClusterDescription cluster;
    private final TokenSigner tokens;
    private final String searchPath;
    private final Progress progress;
    private @Nullable NodeAgent agent;

    /**
     * @param project the checkout, with manifests and built artifacts
     * @param tokens signs the requests that find out whether the quickstart serves
     * @param searchPath the {@code PATH} of the pods' processes
     */
    public Platform(
            Home home,
            Path project,
            ClusterDescription cluster,
            TokenSigner tokens,
            String searchPath,
            Progress progress) {
        this.home = home;
        this.project = project;
        this.images = new ImageStore(home, project, cluster.throwAway());
        this.cluster = cluster;
        this.tokens = tokens;
        this.searchPath = searchPath;
        this.progress = progress;
    }

    /** Starts the node agent; pods of an earlier run start again. */
    public synchronized void startAgent() throws Exception {
        if (agent == null) {
            progress.step("Node agent", note -> {
                images.tidy();
                agent = NodeAgent.start(agentSettings(images.install()));
            });
        }
    }

    /** Brings operator and gateway up to the checkout; what was built anew is started anew. */
    public void deploy() throws Exception {
        progress.step("Operator and gateway", note -> {
            try (KubernetesClient client = client()) {
                RunningImages running = new RunningImages(client, images.catalogue());
                images.install();
                running.restartChanged();
                List<HasMetadata> manifests =
                        new Manifests(client, project).platform(cluster.ports().gateway());
                new Installer(client).apply(manifests);
                new Availability(client).await(manifests, note);
            }
        });
    }

    /** Applies the quickstart; returns once each of its tenants and companies is served through the gateway. */
    public void applyQuickstart() throws Exception {
        progress.step("Quickstart", note -> {
            try (KubernetesClient client = client()) {
                List<HasMetadata> quickstart = new Manifests(client, project).quickstart();
                new Installer(client).apply(quickstart);
                new Readiness(client).await(quickstart, note);
                new ServedQuickstart(quickstart, cluster, tokens).await(note);
            }
        });
    }

    /** Makes the next start faster; takes its time, and changes nothing that serves. */
    public void train() {
        try (KubernetesClient client = client()) {
            new AotTraining(client, images).run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The AOT caches are not complete; the next start takes longer: {}", e.getMessage());
        }
    }

    private NodeAgentSettings agentSettings(Path images) throws IOException {
        return NodeAgentSettings.of(
                Config.fromKubeconfig(home.kubeconfig().toFile()),
                home.pods(),
                images,
                Map.of("project", project.toString(), "java.home", System.getProperty("java.home")),
                searchPath,
                KubeletIdentity.in(home.kubelet()));
    }

    private KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(home.kubeconfig().toFile()))
                .build();
    }

    @Override
    public synchronized void close() {
        if (agent != null) {
            try {
                agent.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The node agent did not end in order: {}", e.getMessage());
            }
            agent = null;
        }
    }
}
