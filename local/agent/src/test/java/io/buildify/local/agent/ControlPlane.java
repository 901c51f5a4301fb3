package io.buildify.local.agent;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** etcd, API server, controller manager and scheduler from the folder that BUILDIFY_KUBE_BIN names. */
final class ControlPlane implements AutoCloseable {

    private static final String TOKEN = "administrator-of-a-test";

    private final Path folder;
    private final Path binaries = Path.of(System.getenv("BUILDIFY_KUBE_BIN"));
    private final List<Process> processes = new ArrayList<>();
    private final int etcd = freePort();
    private final int etcdPeer = freePort();
    private final int apiServer = freePort();
    private final KubeletIdentity identity;
    private Process api;

    ControlPlane(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.identity = KubeletIdentity.in(folder.resolve("kubelet"));
        writeCredentials();
        run(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--unsafe-no-fsync",
                "--log-level=warn",
                "--listen-client-urls=http://127.0.0.1:" + etcd,
                "--advertise-client-urls=http://127.0.0.1:" + etcd,
                "--listen-peer-urls=http://127.0.0.1:" + etcdPeer);
        startApiServer();
        run(
                "kube-controller-manager",
                "--kubeconfig=" + kubeconfig(),
                "--leader-elect=false",
                "--secure-port=0",
                "--use-service-account-credentials",
                "--root-ca-file=" + certificate(),
                "--service-account-private-key-file=" + folder.resolve("sa.key"),
                "--controllers=*,-endpointslice-controller,-endpoints-controller,-endpointslice-mirroring-controller,-node-lifecycle-controller");
        run("kube-scheduler", "--kubeconfig=" + kubeconfig(), "--leader-elect=false", "--secure-port=0");
    }

    void startApiServer() throws Exception {
        api = run(
                "kube-apiserver",
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + apiServer,
                "--cert-dir=" + folder.resolve("certificates"),
                "--endpoint-reconciler-type=none",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + folder.resolve("sa.key"),
                "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--kubelet-client-certificate=" + identity.certificate(),
                "--kubelet-client-key=" + identity.key(),
                "--kubelet-certificate-authority=" + identity.certificate());
        await().atMost(60, SECONDS)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    try (var client = client()) {
                        return client.raw("/readyz").equals("ok");
                    }
                });
    }

    void stopApiServer() throws InterruptedException {
        api.destroy();
        api.waitFor();
    }

    KubeletIdentity identity() {
        return identity;
    }

    Path kubectl() {
        return binaries.resolve("kubectl");
    }

    Path kubeconfig() throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: c, context: {cluster: c, user: u}}]
                current-context: c
                """.formatted(apiServer, certificate(), TOKEN));
    }

    Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("https://127.0.0.1:" + apiServer)
                .withCaCertFile(certificate().toString())
                .withOauthToken(TOKEN)
                .build();
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder().withConfig(config()).build();
    }

    private Path certificate() {
        return folder.resolve("certificates/apiserver.crt");
    }

    private void writeCredentials() throws Exception {
        Files.writeString(folder.resolve("tokens.csv"), TOKEN + ",administrator,1,\"system:masters\"\n");
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = Base64.getMimeEncoder(64, "\n".getBytes())
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        Files.writeString(
                folder.resolve("sa.key"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    }

    private Process run(String program, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(binaries.resolve(program).toString()));
        words.addAll(List.of(arguments));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(program + ".log").toFile()))
                .start();
        processes.add(process);
        return process;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        for (var process : processes.reversed()) {
            process.destroy();
        }
        for (var process : processes) {
            process.onExit().join();
        }
    }
}
