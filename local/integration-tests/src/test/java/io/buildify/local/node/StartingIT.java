package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NodeTest
class StartingIT {

    @TempDir
    Path notes;

    @Test
    void aContainerIsReadyOnlyAfterItsStartupProbe(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: slow}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/web
                    ports: [{name: http, containerPort: 8080}, {name: management, containerPort: 9000}]
                    startupProbe: {httpGet: {path: /started, port: http}, periodSeconds: 1, failureThreshold: 100}
                    readinessProbe: {tcpSocket: {port: http}, periodSeconds: 1}
                """);
        workspace.awaitEvent("slow", "Warning Unhealthy Startup probe failed: HTTP probe failed with statuscode: 404");
        assertThat(workspace.awaitContainer("slow", app -> app.getState().getRunning() != null))
                .satisfies(app -> {
                    assertThat(app.getStarted()).isFalse();
                    assertThat(app.getReady()).isFalse();
                });

        Files.createFile(workspace.home(workspace.pod("slow"), "app").resolve("started"));

        workspace.awaitContainer("slow", app -> app.getStarted() && app.getReady());
    }

    @Test
    void aHookRunsWhenItsContainerHasStarted(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: hooked}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/shell
                    args: ["exec sleep 1000"]
                    lifecycle: {postStart: {exec: {command: [sh, -c, "echo started > %s/note"]}}}
                """.formatted(notes));

        until(() -> notes.resolve("note").toFile().length() > 0);
    }

    @Test
    void aHookThatFailsHasItsContainerStartedAgain(Workspace workspace) {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: hooked}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/shell
                    args: ["exec sleep 1000"]
                    lifecycle: {postStart: {exec: {command: [sh, -c, "echo no way; exit 1"]}}}
                """);

        workspace.awaitContainer("hooked", app -> app.getRestartCount() >= 1);
        workspace.awaitEvent("hooked", "Warning FailedPostStartHook PostStartHook failed: no way");
    }

    @Test
    void aNewImageIsTakenUpInPlace(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: changing}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers: [{name: app, image: "test/shell:1", args: ["exec sleep 1000"]}]
                """);
        workspace.awaitContainer("changing", ContainerStatus::getReady);

        workspace.kubectl("set", "image", "pod/changing", "app=test/shell:2");

        workspace.awaitContainer(
                "changing",
                app -> app.getRestartCount() == 1
                        && app.getReady()
                        && app.getImage().equals("test/shell:2"));
        workspace.awaitEvent("changing", "Normal Killing Container app definition changed, will be restarted");
    }

    @Test
    void aHostPortThatIsInUseIsToldAndTakenOnceItIsFree(Workspace workspace) throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            workspace.apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: edge}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers: [{name: app, image: test/web, ports: [{containerPort: 8080, hostPort: %d}]}]
                    """.formatted(port));
            var waiting = workspace.awaitContainer(
                    "edge",
                    app -> app.getState().getWaiting() != null
                            && "CreateContainerError"
                                    .equals(app.getState().getWaiting().getReason()));
            assertThat(waiting.getState().getWaiting().getMessage())
                    .contains("hostPort " + port + " of container \"app\" is in use");
        }

        workspace.awaitContainer("edge", ContainerStatus::getReady);
        until(() -> {
            try {
                return workspace.get(port, "/") == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }
}
