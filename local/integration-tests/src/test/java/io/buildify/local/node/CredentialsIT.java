package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@NodeTest
class CredentialsIT {

    @Test
    void aProcessIsItsServiceAccount(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: waiter}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: caller}
                spec:
                  serviceAccountName: waiter
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/shell
                    command: [sh, -c, "%s auth whoami -o jsonpath='{.status.userInfo.username}{.status.userInfo.extra}'; echo; exec sleep 1000"]
                """.formatted(workspace.node().controlPlane().kubectl()));
        workspace.awaitContainer("caller", ContainerStatus::getReady);

        until(() -> workspace
                .kubectl("logs", "caller")
                .startsWith("system:serviceaccount:" + workspace.name() + ":waiter"));
        assertThat(workspace.kubectl("logs", "caller"))
                .contains("\"authentication.kubernetes.io/pod-name\":[\"caller\"]");
    }

    @Test
    void aJavaClientFindsTheSameCredentials(Workspace workspace) throws Exception {
        workspace.apply(sleeper("true"));
        workspace.awaitContainer("sleeper", ContainerStatus::getReady);
        var kubeconfig = workspace
                .node()
                .pods()
                .resolve(workspace.pod("sleeper").getMetadata().getUid())
                .resolve("app/kubeconfig");

        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build()) {
            assertThat(client.getNamespace()).isEqualTo(workspace.name());
            assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
        }
    }

    @Test
    void whoWantsNoCredentialsGetsNone(Workspace workspace) throws Exception {
        workspace.apply(sleeper("false"));
        workspace.awaitContainer("sleeper", ContainerStatus::getReady);

        until(() -> workspace.kubectl("logs", "sleeper").contains("PATH="));
        assertThat(workspace.kubectl("logs", "sleeper").lines().map(line -> line.split("=")[0]))
                .contains("HOME", "HOSTNAME", "PATH", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT")
                .doesNotContain("KUBECONFIG", "USER", "JAVA_HOME", "BUILDIFY_KUBE_BIN");
        var folder = workspace
                .node()
                .pods()
                .resolve(workspace.pod("sleeper").getMetadata().getUid());
        assertThat(Path.of(folder.toString(), "app", "kubeconfig")).doesNotExist();
    }

    private static String sleeper(String automount) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: sleeper}
                spec:
                  automountServiceAccountToken: %s
                  terminationGracePeriodSeconds: 1
                  containers: [{name: app, image: test/shell, args: ["env; exec sleep 1000"]}]
                """.formatted(automount);
    }
}
