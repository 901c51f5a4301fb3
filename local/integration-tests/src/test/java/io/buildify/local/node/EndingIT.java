package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NodeTest
class EndingIT {

    @TempDir
    Path notes;

    @Test
    void aDeletedPodEndsInOrderAndItsFolderGoes(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: polite}
                spec:
                  containers:
                  - name: app
                    image: test/shell
                    args: ["trap 'echo term >> %1$s/order; exit 0' TERM; while true; do sleep 0.1; done"]
                    lifecycle: {preStop: {exec: {command: [sh, -c, "echo hook >> %1$s/order"]}}}
                """.formatted(notes));
        workspace.awaitContainer("polite", ContainerStatus::getReady);
        var uid = workspace.pod("polite").getMetadata().getUid();

        workspace.kubectl("delete", "pod", "polite");

        assertThat(notes.resolve("order")).hasContent("hook\nterm\n");
        workspace.awaitGone("polite");
        until(() -> workspace.processes(uid).isEmpty());
        until(() -> !Files.exists(workspace.node().pods().resolve(uid)));
        workspace.awaitEvent("polite", "Normal Killing Stopping container app");
    }

    @Test
    void whoIgnoresSigtermIsKilledWithAllItStarted(Workspace workspace) throws Exception {
        workspace.apply(stubborn(1));
        workspace.awaitContainer("stubborn", ContainerStatus::getReady);
        var uid = workspace.pod("stubborn").getMetadata().getUid();
        until(() -> workspace.processes(uid).size() >= 3);

        workspace.kubectl("delete", "pod", "stubborn");

        workspace.awaitGone("stubborn");
        until(() -> workspace.processes(uid).isEmpty());
    }

    @Test
    void aPodThatIsRemovedByForceLeavesNoProcess(Workspace workspace) throws Exception {
        workspace.apply(stubborn(3600));
        workspace.awaitContainer("stubborn", ContainerStatus::getReady);
        var uid = workspace.pod("stubborn").getMetadata().getUid();

        workspace.kubectl("delete", "pod", "stubborn", "--force", "--grace-period=0");

        until(() -> workspace.processes(uid).isEmpty());
        until(() -> !Files.exists(workspace.node().pods().resolve(uid)));
    }

    @Test
    void aNamespaceGoesWithItsPods(Workspace workspace) throws Exception {
        workspace.apply(stubborn(1));
        workspace.apply("""
                apiVersion: v1
                kind: Service
                metadata: {name: stubborn}
                spec: {selector: {app: stubborn}, ports: [{port: 80, targetPort: 8080}]}
                """);
        until(() -> workspace.readyPorts("stubborn").size() == 1);
        var uid = workspace.pod("stubborn").getMetadata().getUid();

        workspace.kubectl("delete", "namespace", workspace.name());

        until(() -> workspace.client().namespaces().withName(workspace.name()).get() == null);
        until(() -> workspace.processes(uid).isEmpty());
    }

    @Test
    void aPodThatMayOnlyLiveSoLongFails(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: late}
                spec:
                  activeDeadlineSeconds: 1
                  containers: [{name: app, image: test/shell, args: ["exec sleep 1000"]}]
                """);

        until(() -> workspace.pod("late").getStatus().getPhase().equals("Failed"));
        assertThat(workspace.pod("late").getStatus().getReason()).isEqualTo("DeadlineExceeded");
        var uid = workspace.pod("late").getMetadata().getUid();
        until(() -> workspace.processes(uid).isEmpty());
    }

    private static String stubborn(int grace) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: stubborn, labels: {app: stubborn}}
                spec:
                  terminationGracePeriodSeconds: %d
                  containers:
                  - name: app
                    image: test/shell
                    args: ["trap '' TERM; (setsid sleep 1000 &); sleep 1001 & while true; do sleep 0.2; done"]
                    ports: [{containerPort: 8080}]
                """.formatted(grace);
    }
}
