package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@NodeTest
class LogsIT {

    private static final String TALKER = """
            apiVersion: v1
            kind: Pod
            metadata: {name: talker}
            spec:
              restartPolicy: Never
              terminationGracePeriodSeconds: 1
              containers:
              - name: app
                image: test/shell
                args: ["echo one; echo two; echo three; while ! test -e more; do sleep 0.1; done; echo four; while ! test -e end; do sleep 0.1; done; echo five"]
            """;

    @Test
    void kubectlShowsWhatWasPrinted(Workspace workspace) throws Exception {
        workspace.apply(TALKER);
        until(() -> workspace.kubectl("logs", "talker").equals("one\ntwo\nthree\n"));

        assertThat(workspace.kubectl("logs", "talker", "--tail=2")).isEqualTo("two\nthree\n");
        assertThat(workspace.kubectl("logs", "talker", "--limit-bytes=5")).isEqualTo("one\nt");
        assertThat(workspace.kubectl("logs", "talker", "--since=1h")).isEqualTo("one\ntwo\nthree\n");
        assertThat(workspace.kubectl("logs", "talker", "--since-time=2100-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(workspace.kubectl("logs", "talker", "--timestamps", "--tail=1"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z three\n");
        assertThat(workspace.kubectl("logs", "talker", "--previous"))
                .contains("previous terminated container \"app\" in pod \"talker\" not found");
    }

    @Test
    void kubectlFollowsUntilTheContainerEnds(Workspace workspace) throws Exception {
        workspace.apply(TALKER);
        workspace.awaitContainer("talker", ContainerStatus::getReady);
        var home = workspace.home(workspace.pod("talker"), "app");
        var following = workspace.startKubectl("logs", "-f", "talker");
        try (var lines = following.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("one");
            assertThat(lines.readLine()).isEqualTo("two");
            assertThat(lines.readLine()).isEqualTo("three");
            Files.createFile(home.resolve("more"));
            assertThat(lines.readLine()).isEqualTo("four");
            Files.createFile(home.resolve("end"));
            assertThat(lines.readLine()).isEqualTo("five");
            assertThat(lines.readLine()).isNull();
        }
        assertThat(following.waitFor()).isZero();
    }

    @Test
    void aContainerThatHasNotStartedSaysWhatItWaitsFor(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: unknown}
                spec: {containers: [{name: app, image: "nosuch/thing:1"}]}
                """);

        until(() -> workspace
                .kubectl("logs", "unknown")
                .contains("container \"app\" in pod \"unknown\" is waiting to start: Back-off pulling image"));
    }

    @Test
    void execSaysThatItIsNotSupported(Workspace workspace) throws Exception {
        workspace.apply(TALKER);
        workspace.awaitContainer("talker", ContainerStatus::getReady);

        assertThat(workspace.kubectl("exec", "talker", "--", "ls"))
                .contains("not supported by the Buildify node agent");
    }
}
