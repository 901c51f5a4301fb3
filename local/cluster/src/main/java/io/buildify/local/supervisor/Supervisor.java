package io.buildify.local.supervisor;

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
import io.buildify.local.postgresql.PostgresBinaries;
import io.buildify.local.postgresql.PostgresServer;
import io.buildify.local.process.ProcessLedger;
import io.buildify.local.progress.Progress;
import io.buildify.local.token.TokenKeys;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts the parts of one cluster side by side, and stops them. */
public final class Supervisor implements AutoCloseable {

    private final SupervisorSettings settings;
    private final Progress progress;
    private final Home home;
    private final Credentials credentials;
    private final ClusterDescription cluster;
    private final Parts parts;
    private final ControlServer control;

    public Supervisor(SupervisorSettings settings, Progress progress, SecureRandom random) {
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
        this.control =
                new ControlServer(cluster.ports().control(), credentials.password(ControlServer.CREDENTIAL), parts);
    }

    /** Returns once everything asked for serves; a failure names the part, the reason and the remedy. */
    public void start() throws Exception {
        try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> postgresql = lanes.submit(lane(this::startPostgresql));
            Future<?> kafka = lanes.submit(lane(this::startKafka));
            Future<?> controlPlane = lanes.submit(lane(this::startControlPlane));
            for (Future<?> part : new Future<?>[] {controlPlane, postgresql, kafka}) {
                await(part);
            }
        }
    }

    private void startControlPlane() throws Exception {
        Binaries binaries =
                progress.produce("Kubernetes programs", note -> binaries().locate(note));
        binaries.link(home.binaries());
        ControlPlane controlPlane = new ControlPlane(home, cluster, binaries, credentials);
        progress.step("Kubernetes API server", note -> {
            controlPlane.prepare();
            parts.start(controlPlane.etcd());
            parts.start(controlPlane.apiServer());
            controlPlane.writeKubeconfigs();
            parts.start(controlPlane.controllerManager());
            parts.start(controlPlane.scheduler());
        });
        progress.step("Custom resources and credentials", note -> install());
    }

    private BinaryLocator binaries() {
        return new BinaryLocator(
                settings.kubernetesBinaries(),
                settings.cache(),
                new KubernetesSource(settings.project().resolve("local/kubernetes")),
                "go",
                home.log("go-build"),
                settings.release());
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
            installer.installGateway();
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
            KafkaBroker broker = new KafkaBroker(home, cluster, credentials.password("kafka"));
            broker.prepare();
            parts.start(broker.program());
        });
    }

    @Override
    public void close() {
        parts.stopAll();
        control.close();
    }

    @FunctionalInterface
    private interface Lane {
        void run() throws Exception;
    }

    private static Callable<Void> lane(Lane lane) {
        return () -> {
            lane.run();
            return null;
        };
    }

    private static void await(Future<?> part) throws Exception {
        try {
            part.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
