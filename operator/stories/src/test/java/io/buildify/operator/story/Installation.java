package io.buildify.operator.story;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.agent.NodeAgent;
import io.buildify.local.agent.NodeAgentSettings;
import io.buildify.local.junit.LocalCluster;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The installed operator and a node, once for all stories of this JVM. */
final class Installation {
    private static final long TOKEN_SECONDS = 24 * 3600;
    private static Installation shared;

    private final LocalCluster cluster;
    private final OperatorProcess operator;

    private Installation(LocalCluster cluster) throws Exception {
        this.cluster = cluster;
        var folder = Files.createDirectories(cluster.folder().resolve("stories"));
        install(Path.of("../src/main/kubernetes/access.yaml"));
        NodeAgent agent = NodeAgent.start(NodeAgentSettings.of(
                Config.fromKubeconfig(cluster.kubeconfig().toFile()),
                folder.resolve("agent"),
                Path.of("src/test/resources/story/images.yaml"),
                Map.of(
                        "java.home",
                        System.getProperty("java.home"),
                        "classes",
                        Path.of("target/test-classes").toAbsolutePath().toString()),
                System.getenv("PATH"),
                KubeletIdentity.in(cluster.folder().resolve("kubelet"))));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(agent)));
        operator = new OperatorProcess(kubeconfig(folder), folder.resolve("operator.log"));
    }

    /** Everything installed, and the operator running. */
    static synchronized Installation of(LocalCluster cluster) {
        try {
            if (shared == null) {
                shared = new Installation(cluster);
                shared.operator.start(Map.of());
            } else if (!shared.operator.isWanted()) {
                shared.operator.start(Map.of());
            }
            return shared;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    OperatorProcess operator() {
        return operator;
    }

    /** Another replica, not started yet. */
    OperatorProcess replica() throws IOException {
        var folder = cluster.folder().resolve("stories");
        return new OperatorProcess(kubeconfig(folder), folder.resolve("replica.log"));
    }

    LocalCluster cluster() {
        return cluster;
    }

    KubernetesClient kubernetes() {
        return cluster.kubernetes();
    }

    private void install(Path manifests) throws IOException {
        try (var in = new FileInputStream(manifests.toFile())) {
            for (var object : kubernetes().load(in).items()) {
                kubernetes()
                        .resource(object)
                        .patch(new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager("story")
                                .withForce(true)
                                .build());
            }
        }
    }

    /** The operator's way in: the rights of its ServiceAccount and no others. */
    private Path kubeconfig(Path folder) throws IOException {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_SECONDS)
                .endSpec()
                .build();
        String token = kubernetes()
                .serviceAccounts()
                .inNamespace("buildify-system")
                .withName("operator")
                .tokenRequest(request)
                .getStatus()
                .getToken();
        Config administrator = Config.fromKubeconfig(cluster.kubeconfig().toFile());
        var file = folder.resolve("operator.kubeconfig");
        Files.writeString(file, """
                apiVersion: v1
                kind: Config
                current-context: operator
                contexts: [{name: operator, context: {cluster: local, user: operator}}]
                clusters: [{name: local, cluster: {server: "%s", %s}}]
                users: [{name: operator, user: {token: "%s"}}]
                """.formatted(administrator.getMasterUrl(), certificate(administrator), token));
        return file;
    }

    private static void close(NodeAgent agent) {
        try {
            agent.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String certificate(Config config) {
        return config.getCaCertData() != null
                ? "certificate-authority-data: \"" + config.getCaCertData() + "\""
                : "certificate-authority: \"" + config.getCaCertFile() + "\"";
    }
}
