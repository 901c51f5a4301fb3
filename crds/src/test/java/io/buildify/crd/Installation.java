package io.buildify.crd;

import io.buildify.local.installation.Installer;
import io.buildify.local.junit.LocalCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The committed manifests on the tests' cluster, and the people who work there. */
public final class Installation {
    private static final Path MANIFESTS = Path.of("src/main/kubernetes");

    /** The API server compiles policies and aggregates roles in its own time, which is long on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LocalCluster cluster;

    private Installation(LocalCluster cluster) {
        this.cluster = cluster;
    }

    /** Applies the CRDs, policies and roles; returns once the CRDs are served. */
    public static Installation on(LocalCluster cluster) {
        Awaitility.setDefaultTimeout(PATIENCE);
        new Installer(cluster.kubernetes()).installFolder(MANIFESTS);
        return new Installation(cluster);
    }

    /** A client of the cluster's administrator, to leave open. */
    public KubernetesClient administrator() {
        return cluster.kubernetes();
    }

    /** A client of a user who may do what they are given, to close. */
    public KubernetesClient user(String name) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(cluster.kubernetes().getConfiguration())
                        .withImpersonateUsername(name)
                        .build())
                .build();
    }

    /** A namespace of this name with exactly these labels. */
    public void namespace(String name, Map<String, String> labels) {
        administrator()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .createOr(NonDeletingOperation::update);
    }
}
