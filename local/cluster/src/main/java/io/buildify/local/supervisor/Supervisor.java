package io.buildify.local.supervisor;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.control.ControlServer;
import io.buildify.local.control.Parts;
import io.buildify.local.controlplane.Binaries;
import io.buildify.local.controlplane.BinaryLocator;
import io.buildify.local.controlplane.ControlPlane;
import io.buildify.local.controlplane.KubernetesSource;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Credentials;
import io.buildify.local.home.Home;
import io.buildify.local.home.PortChoice;
import io.buildify.local.installation.FixedObjects;
import io.buildify.local.installation.Installer;
import io.buildify.local.kafka.KafkaBroker;
import io.buildify.local.platform.Platform;
import io.buildify.local.postgresql.PostgresBinaries;
import io.buildify.local.postgresql.PostgresServer;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.progress.ProgressFile;
import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenSigner;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Starts the parts of one cluster side by side, and stops them. */
public final class Supervisor implements AutoCloseable {

    private final SupervisorSettings settings;
    private final ProgressFile progress;
    private final Home home;
    private final Credentials credentials;
    private final ClusterDescription cluster;
    private final Parts parts;
    private final ControlServer control;
    private final Platform platform;

    public Supervisor(SupervisorSettings settings, ProgressFile progress, SecureRandom random) {
        this.settings = settings;
        this.progress = progress;
        this.home = settings.home();
        this.credentials = new Credentials(home, random);
        this.cluster = new ClusterDescription(
                ClusterDescription.CONTRACT,
                new PortChoice(random)
                        .choose(
                                ClusterDescription.read(home)
                                        .map(ClusterDescription::ports)
                                        .orElse(null),
                                settings.gatewayPort()),
                settings.throwAway(),
                ClusterDescription.ISSUER,
                ClusterDescription.AUDIENCE);
        this.cluster.write(home);
        this.parts = new Parts(new ProcessLedger(home.processes()));
        this.platform = new Platform(
                home,
                settings.project(),
                cluster,
                new TokenSigner(TokenKeys.in(home.tokenKeys()), cluster.issuer(), Clock.systemUTC()),
                settings.searchPath(),
                progress);
        this.control = new ControlServer(
                cluster.ports().control(), credentials.password(ControlServer.CREDENTIAL), parts, this::deployAgain);
    }

    /** Returns once PostgreSQL, Kafka and the control plane, if there is to be one, serve; a failure names the part and the reason. */
    public void start() throws Exception {
        new Lanes(this::stopParts).run(lanes());
    }

    private List<Lanes.Lane> lanes() {
        List<Lanes.Lane> data = List.of(this::startPostgresql, this::startKafka);
        return settings.kubernetes()
                ? Stream.concat(Stream.<Lanes.Lane>of(this::startControlPlane), data.stream())
                        .toList()
                : data;
    }

    /**
     * Brings the platform up to the checkout, if it is asked for, and tells when the quickstart is
     * served. A failure is told too, and the cluster runs on, so that its reason can be looked at.
     */
    public synchronized void deploy() {
        try {
            if (settings.platform()) {
                platform.deploy();
                platform.applyQuickstart();
            }
            progress.done();
            if (settings.platform() && !settings.throwAway()) {
                Thread.startVirtualThread(platform::train);
            }
        } catch (Exception e) {
            progress.unfinished(e.getMessage());
        }
    }

    /** The same after a new build; returns at once. */
    private void deployAgain() {
        progress.begin();
        Thread.startVirtualThread(this::deploy);
    }

    private void startControlPlane() throws Exception {
        Binaries binaries =
                progress.produce("Kubernetes programs", note -> binaries().locate(note));
        binaries.link(home.binaries());
        ControlPlane controlPlane =
                new ControlPlane(home, cluster, binaries, credentials, KubeletIdentity.in(home.kubelet()));
        progress.step("Kubernetes API server", note -> {
            controlPlane.prepare();
            parts.start(controlPlane.etcd());
            parts.start(controlPlane.apiServer());
            controlPlane.writeKubeconfigs();
            parts.start(controlPlane.controllerManager());
            parts.start(controlPlane.scheduler());
        });
        progress.step("Custom resources and credentials", note -> install());
        if (settings.platform()) {
            platform.startAgent();
        }
    }

    private BinaryLocator binaries() {
        return BinaryLocator.of(
                settings.kubernetesBinaries(),
                settings.cache(),
                new KubernetesSource(settings.project().resolve("local/kubernetes")),
                settings.release(),
                home.log("go-build"));
    }

    private void install() {
        try (KubernetesClient client = client()) {
            Installer installer = new Installer(client);
            installer.installBase();
            installer.apply(new FixedObjects(
                            cluster,
                            credentials.password("postgresql"),
                            credentials.password("kafka"),
                            TokenKeys.in(home.tokenKeys()).publicKeySet())
                    .all());
            installer.installFolder(settings.project().resolve("crds/src/main/kubernetes"));
        }
    }

    private KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(home.kubeconfig().toFile()))
                .build();
    }

    private void startPostgresql() throws Exception {
        progress.step("PostgreSQL", note -> {
            PostgresServer server = new PostgresServer(
                    home, cluster, PostgresBinaries.unpacked(settings.cache()), credentials.password("postgresql"));
            server.prepare();
            parts.start(server.program());
            server.ensureSharedDatabase();
        });
    }

    private void startKafka() throws Exception {
        progress.step("Kafka", note -> {
            KafkaBroker broker = new KafkaBroker(home, cluster, credentials.password("kafka"), settings.cache());
            broker.prepare();
            parts.start(broker.program());
        });
    }

    @Override
    public void close() {
        stopParts();
        control.close();
    }

    /** The last line ends builds and other helpers that are no parts. */
    private void stopParts() {
        platform.close();
        parts.stopAll();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }
}
