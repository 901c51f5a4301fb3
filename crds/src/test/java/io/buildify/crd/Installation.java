package io.buildify.crd;

import io.buildify.local.installation.Installer;
import io.buildify.local.junit.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/** The committed manifests on the tests' cluster. */
public final class Installation {
    private static final Path MANIFESTS = Path.of("src/main/kubernetes");

    private Installation() {}

    /** Applies the CRDs, policies and roles; returns an administrator's client once they are served. */
    public static KubernetesClient on(LocalCluster cluster) {
        new Installer(cluster.kubernetes()).installFolder(MANIFESTS);
        return cluster.kubernetes();
    }
}
