package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.buildify.local.agent.NodeAgent;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.NodeCondition;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@NodeTest
class RestartIT {

    private static final String PODS = """
            apiVersion: v1
            kind: Pod
            metadata: {name: lasting, labels: {app: lasting}}
            spec:
              terminationGracePeriodSeconds: 2
              volumes: [{name: state, emptyDir: {}}]
              containers:
              - name: app
                image: test/shell
                args: ["echo run >> /state/runs; cat /state/runs; (setsid sleep 1000 &); exec sleep 1001"]
                ports: [{containerPort: 8080}]
                volumeMounts: [{name: state, mountPath: /state}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: lasting}
            spec: {selector: {app: lasting}, ports: [{port: 80, targetPort: 8080}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: once}
            spec:
              restartPolicy: Never
              containers: [{name: app, image: test/shell, args: ["exec sleep 1002"]}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: done}
            spec:
              restartPolicy: Never
              containers: [{name: app, image: test/shell, args: ["echo finished"]}]
            """;

    @Test
    void anAgentThatIsStoppedEndsItsProcessesAndTheNextOneStartsThemAgain(Workspace workspace) throws Exception {
        start(workspace);
        var node = workspace.node();

        node.stopAgent();
        try {
            assertThat(workspace.processes(uid(workspace, "lasting"))).isEmpty();
            assertThat(workspace
                            .pod("lasting")
                            .getStatus()
                            .getContainerStatuses()
                            .getFirst()
                            .getReady())
                    .isFalse();
            assertThat(condition(workspace)).isEqualTo("False");
        } finally {
            node.startAgent();
        }

        ranAgain(workspace, 128 + 15, "Error");
    }

    @Test
    void whatAKilledAgentLeftIsEndedAndStartedAgain(Workspace workspace) throws Exception {
        var node = workspace.node();
        node.stopAgent();
        var killed = AgentProgram.start(node);
        try {
            start(workspace);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        var left = workspace.processes(uid(workspace, "lasting"));
        assertThat(left).hasSize(2);

        node.startAgent();

        until(() -> left.stream().noneMatch(ProcessHandle::isAlive));
        ranAgain(workspace, 137, "ContainerStatusUnknown");
    }

    @Test
    void podsThatWereRemovedWhileNoAgentRanAreForgotten(Workspace workspace) throws Exception {
        start(workspace);
        var uid = uid(workspace, "lasting");
        var node = workspace.node();
        node.stopAgent();
        workspace.kubectl("delete", "pod", "lasting", "--force", "--grace-period=0");

        node.startAgent();

        until(() -> workspace.slices("lasting").isEmpty());
        assertThat(workspace.processes(uid)).isEmpty();
        assertThat(Files.exists(node.pods().resolve(uid))).isFalse();
    }

    @Test
    void theApiServerMayGoAndComeBack(Workspace workspace) throws Exception {
        start(workspace);
        var apiServer = workspace.node().controlPlane().apiServer();
        var pod = workspace.pod("lasting");
        var process = workspace.processes(pod.getMetadata().getUid()).getFirst();

        apiServer.stop();
        process.destroyForcibly();
        until(() -> workspace.processes(pod.getMetadata().getUid()).size() == 2 && !process.isAlive());
        apiServer.start();

        workspace.awaitContainer("lasting", app -> app.getRestartCount() == 1 && app.getReady());
        workspace.kubectl("delete", "pod", "lasting");
        until(() -> workspace.processes(pod.getMetadata().getUid()).isEmpty());
        until(() -> workspace.slices("lasting").isEmpty());
    }

    @Test
    void oneFolderHasOneAgent(TestNode node) {
        assertThatThrownBy(() -> NodeAgent.start(node.settings()))
                .isInstanceOf(IOException.class)
                .hasMessage("Another node agent works in %s: stop it or choose another folder", node.pods());
    }

    private static void start(Workspace workspace) {
        workspace.apply(PODS);
        workspace.awaitContainer("lasting", ContainerStatus::getReady);
        workspace.awaitContainer("once", ContainerStatus::getReady);
        until(() -> workspace.pod("done").getStatus().getPhase().equals("Succeeded"));
        until(() -> workspace.readyPorts("lasting").size() == 1);
        until(() -> workspace.processes(uid(workspace, "lasting")).size() == 2);
    }

    /** What must go on did, with its volume; what must not start twice has failed; what was done stayed done. */
    private static void ranAgain(Workspace workspace, int exitCode, String reason) throws Exception {
        var again = workspace.awaitContainer("lasting", app -> app.getRestartCount() == 1 && app.getReady());
        assertThat(again.getLastState().getTerminated().getExitCode()).isEqualTo(exitCode);
        assertThat(again.getLastState().getTerminated().getReason()).isEqualTo(reason);
        until(() -> workspace.kubectl("logs", "lasting").equals("run\nrun\n"));
        assertThat(workspace.kubectl("logs", "lasting", "--previous")).isEqualTo("run\n");
        until(() -> workspace.readyPorts("lasting").size() == 1);
        until(() -> workspace.pod("once").getStatus().getPhase().equals("Failed"));
        assertThat(workspace.pod("done").getStatus().getPhase()).isEqualTo("Succeeded");
        assertThat(workspace.kubectl("logs", "done")).isEqualTo("finished\n");
    }

    private static String condition(Workspace workspace) {
        return workspace.client().nodes().withName("local").get().getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(NodeCondition::getStatus)
                .findFirst()
                .orElseThrow();
    }

    private static String uid(Workspace workspace, String pod) {
        return workspace.pod(pod).getMetadata().getUid();
    }
}
