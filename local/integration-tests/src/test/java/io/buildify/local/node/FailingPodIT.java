package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@NodeTest
class FailingPodIT {

    @Test
    void aContainerThatCrashesIsStartedAgainAndAgainEverMoreSlowly(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: crash}
                spec:
                  containers:
                  - name: app
                    image: test/shell
                    args: ["echo starting; echo 'no database' >&2; exit 3"]
                    terminationMessagePolicy: FallbackToLogsOnError
                """);

        var status = workspace.awaitContainer(
                "crash", app -> "CrashLoopBackOff".equals(waiting(app)) && app.getRestartCount() >= 2);

        assertThat(status.getState().getWaiting().getMessage())
                .matches("back-off \\d+s restarting failed container app in pod crash_.*");
        assertThat(status.getLastState().getTerminated().getExitCode()).isEqualTo(3);
        assertThat(status.getLastState().getTerminated().getReason()).isEqualTo("Error");
        assertThat(status.getLastState().getTerminated().getMessage()).isEqualTo("starting\nno database\n");
        assertThat(workspace.pod("crash").getStatus().getPhase()).isEqualTo("Running");
        workspace.awaitEvent("crash", "Warning BackOff Back-off restarting failed container app");
    }

    @Test
    void aContainerThatDiesAfterItWasReadyIsNotReadyUntilItRunsAgain(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: fragile}
                spec:
                  containers: [{name: app, image: test/shell, args: ["echo run; while ! test -e die; do sleep 0.1; done; rm die; echo died; exit 1"]}]
                """);
        workspace.awaitContainer("fragile", ContainerStatus::getReady);

        Files.createFile(workspace.home(workspace.pod("fragile"), "app").resolve("die"));

        var again = workspace.awaitContainer("fragile", app -> app.getRestartCount() == 1 && app.getReady());
        assertThat(again.getLastState().getTerminated().getExitCode()).isEqualTo(1);
        assertThat(workspace.kubectl("logs", "fragile", "--previous")).isEqualTo("run\ndied\n");
        assertThat(workspace.kubectl("logs", "fragile")).isEqualTo("run\n");
    }

    @Test
    void anImageNobodyKnowsIsToldWithTheFileThatNamesImages(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: unknown}
                spec: {containers: [{name: app, image: "nosuch/thing:1"}]}
                """);

        var status = workspace.awaitContainer("unknown", app -> "ImagePullBackOff".equals(waiting(app)));

        assertThat(status.getState().getWaiting().getMessage())
                .contains("nosuch/thing:1")
                .contains(workspace.node().images().toString());
        assertThat(workspace.pod("unknown").getStatus().getPhase()).isEqualTo("Pending");
        workspace.awaitEvent("unknown", "Warning Failed Failed to pull image \"nosuch/thing:1\"");
    }

    @Test
    void aMissingKeyIsNamedAndTheContainerStartsOnceItIsThere(Workspace workspace) throws Exception {
        var secret = new SecretBuilder().withNewMetadata().withName("login").endMetadata();
        workspace
                .client()
                .secrets()
                .inNamespace(workspace.name())
                .resource(secret.addToStringData("user", "u").build())
                .create();
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: locked}
                spec:
                  containers:
                  - name: app
                    image: test/shell
                    args: ["echo got $PASSWORD; exec sleep 1000"]
                    env: [{name: PASSWORD, valueFrom: {secretKeyRef: {name: login, key: password}}}]
                """);
        var status = workspace.awaitContainer("locked", app -> "CreateContainerConfigError".equals(waiting(app)));
        assertThat(status.getState().getWaiting().getMessage())
                .isEqualTo("couldn't find key password in Secret " + workspace.name() + "/login");

        workspace
                .client()
                .secrets()
                .inNamespace(workspace.name())
                .resource(secret.addToStringData("password", "p").build())
                .update();

        workspace.awaitContainer("locked", ContainerStatus::getReady);
        until(() -> workspace.kubectl("logs", "locked").equals("got p\n"));
    }

    @Test
    void aVolumeThatCannotBeMadeHoldsThePodBack(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: waiting}
                spec:
                  containers: [{name: app, image: test/shell, args: ["cat /etc/tls/key"], volumeMounts: [{name: tls, mountPath: /etc/tls}]}]
                  volumes: [{name: tls, secret: {secretName: tls}}]
                """);

        var status = workspace.awaitContainer(
                "waiting",
                app -> app.getState().getWaiting() != null
                        && app.getState().getWaiting().getMessage() != null);
        assertThat(status.getState().getWaiting().getReason()).isEqualTo("ContainerCreating");
        assertThat(status.getState().getWaiting().getMessage())
                .isEqualTo("MountVolume.SetUp failed for volume \"tls\" : secret \"tls\" not found");
        workspace.awaitEvent("waiting", "Warning FailedMount MountVolume.SetUp failed for volume \"tls\"");
    }

    @Test
    void aContainerThatFailsItsLivenessProbeIsStartedAgain(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: sick}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/shell
                    args: ["touch alive; exec sleep 1000"]
                    startupProbe: {exec: {command: [test, -e, alive]}, periodSeconds: 1}
                    livenessProbe: {exec: {command: [sh, -c, "echo I am sick; exit 1"]}, periodSeconds: 1, failureThreshold: 2}
                """);

        var again = workspace.awaitContainer("sick", app -> app.getRestartCount() >= 1);

        assertThat(again.getLastState().getTerminated().getExitCode()).isEqualTo(128 + 15);
        workspace.awaitEvent("sick", "Warning Unhealthy Liveness probe failed: I am sick");
        workspace.awaitEvent("sick", "Normal Killing Container app failed liveness probe, will be restarted");
    }

    private static String waiting(ContainerStatus status) {
        return status.getState().getWaiting() == null
                ? ""
                : status.getState().getWaiting().getReason();
    }
}
