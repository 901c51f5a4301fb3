package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@NodeTest
class DeploymentIT {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - name: web
                    image: test/web:1
                    ports: [{name: http, containerPort: 8080}]
                    readinessProbe: {httpGet: {path: %s, port: http}, periodSeconds: 1, failureThreshold: 1}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}]}
            """;

    @Test
    void aDeploymentBecomesAvailableAndItsEndpointsAnswer(Workspace workspace) throws Exception {
        workspace.apply(WEB.formatted("/"));

        assertThat(workspace.kubectl("rollout", "status", "deployment/web", "--timeout=120s"))
                .contains("successfully rolled out");
        until(() -> workspace.readyPorts("web").size() == 2);
        for (var port : workspace.readyPorts("web")) {
            assertThat(workspace.get(port, "/")).isEqualTo(200);
        }
        var pods = workspace.pods("app", "web").stream()
                .map(DeploymentIT::name)
                .map(name -> name + ".localhost")
                .toList();
        assertThat(workspace.slices("web"))
                .flatMap(slice -> slice.getEndpoints().getFirst().getAddresses())
                .containsExactlyInAnyOrderElementsOf(pods);
        assertThat(workspace.events(name(workspace.pods("app", "web").getFirst())))
                .contains("Normal Pulled Container image \"test/web:1\" is images.yaml://test/web on this machine")
                .contains("Normal Created Created container web", "Normal Started Started container web");
    }

    @Test
    void aServicesEndpointsFollowTheReadinessOfItsPods(Workspace workspace) throws Exception {
        workspace.apply(WEB.formatted("/ready").replace("replicas: 2", "replicas: 1"));
        var pod = workspace.awaitPod(
                "app", "web", candidate -> candidate.getStatus().getPhase().equals("Running"));
        workspace.awaitEvent(name(pod), "Warning Unhealthy Readiness probe failed");
        until(() -> workspace.slices("web").size() == 1);
        assertThat(workspace.readyPorts("web")).isEmpty();

        var ready = Files.createFile(workspace.home(pod, "web").resolve("ready"));
        until(() -> workspace.readyPorts("web").size() == 1);
        workspace.kubectl("wait", "--for=condition=Available", "deployment/web", "--timeout=120s");

        Files.delete(ready);
        until(() -> workspace.readyPorts("web").isEmpty());
        assertThat(workspace.slices("web")).hasSize(1);

        workspace
                .client()
                .services()
                .inNamespace(workspace.name())
                .withName("web")
                .delete();
        until(() -> workspace.slices("web").isEmpty());
    }

    @Test
    void aRollingUpdateReplacesPodsAndTheirEndpoints(Workspace workspace) throws Exception {
        workspace.apply(WEB.formatted("/"));
        until(() -> workspace.readyPorts("web").size() == 2);
        var old = uids(workspace);

        workspace.kubectl("set", "image", "deployment/web", "web=test/web:2");

        assertThat(workspace.kubectl("rollout", "status", "deployment/web", "--timeout=120s"))
                .contains("successfully rolled out");
        until(() -> old.stream().allMatch(uid -> workspace.processes(uid).isEmpty()));
        until(() -> workspace.slices("web").size() == 2
                && workspace.readyPorts("web").size() == 2);
        assertThat(uids(workspace)).hasSize(2).doesNotContainAnyElementsOf(old);
        assertThat(workspace.pods("app", "web"))
                .allSatisfy(pod -> assertThat(
                                pod.getSpec().getContainers().getFirst().getImage())
                        .isEqualTo("test/web:2"));
        until(() -> old.stream()
                .noneMatch(uid -> Files.exists(workspace.node().pods().resolve(uid))));
    }

    private static Set<String> uids(Workspace workspace) {
        return workspace.pods("app", "web").stream()
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    private static String name(Pod pod) {
        return pod.getMetadata().getName();
    }
}
