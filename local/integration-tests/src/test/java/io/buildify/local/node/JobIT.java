package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.junit.jupiter.api.Test;

@NodeTest
class JobIT {

    @Test
    void aJobThatSucceedsIsCompleteAfterItsInitContainers(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: good}
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      volumes: [{name: shared, emptyDir: {}}]
                      initContainers:
                      - {name: prepare, image: test/shell, args: ["echo prepared > /shared/state"], volumeMounts: [{name: shared, mountPath: /shared}]}
                      - name: helper
                        image: test/shell
                        restartPolicy: Always
                        args: ["exec sleep 1000"]
                      containers:
                      - {name: work, image: test/shell, args: ["cat /shared/state; echo done"], volumeMounts: [{name: shared, mountPath: /shared}]}
                """);

        until(() -> condition(workspace, "good", "Complete"));

        var pod = workspace.awaitPod(
                "job-name",
                "good",
                candidate -> candidate.getStatus().getPhase().equals("Succeeded"));
        assertThat(pod.getStatus()
                        .getContainerStatuses()
                        .getFirst()
                        .getState()
                        .getTerminated()
                        .getReason())
                .isEqualTo("Completed");
        assertThat(workspace.kubectl("logs", "job/good", "-c", "work")).isEqualTo("prepared\ndone\n");
        until(() -> workspace.processes(pod.getMetadata().getUid()).isEmpty());
    }

    @Test
    void aJobThatFailsSaysWithItsLastLineWhy(Workspace workspace) {
        workspace.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: bad}
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                      - name: migrate
                        image: test/shell
                        args: ["echo migrating; echo 'V2__index.sql: relation exists' >&2; exit 1"]
                        terminationMessagePolicy: FallbackToLogsOnError
                """);

        until(() -> condition(workspace, "bad", "Failed"));

        var pod = workspace.awaitPod(
                "job-name", "bad", candidate -> candidate.getStatus().getPhase().equals("Failed"));
        var end = pod.getStatus().getContainerStatuses().getFirst().getState().getTerminated();
        assertThat(end.getExitCode()).isEqualTo(1);
        assertThat(end.getMessage().lines()).last().isEqualTo("V2__index.sql: relation exists");
    }

    @Test
    void aProgramThatDoesNotExistFailsTheJob(Workspace workspace) {
        workspace.apply("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: typo}
                spec:
                  backoffLimit: 0
                  template:
                    spec:
                      restartPolicy: Never
                      containers: [{name: app, image: test/shell, command: [nosuch-program]}]
                """);

        until(() -> condition(workspace, "typo", "Failed"));

        var pod = workspace.awaitPod(
                "job-name",
                "typo",
                candidate -> candidate.getStatus().getPhase().equals("Failed"));
        var end = pod.getStatus().getContainerStatuses().getFirst().getState().getTerminated();
        assertThat(end.getReason()).isEqualTo("StartError");
        assertThat(end.getMessage()).contains("exec: \"nosuch-program\": executable file not found in $PATH");
    }

    private static boolean condition(Workspace workspace, String name, String type) {
        Job job = workspace
                .client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(workspace.name())
                .withName(name)
                .get();
        return job.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals("True"));
    }
}
