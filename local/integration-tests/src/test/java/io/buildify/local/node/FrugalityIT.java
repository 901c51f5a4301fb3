package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Requests are counted by the API server, which must have nothing else to do: it is this test's own. */
class FrugalityIT {

    @Test
    void aChangeCostsOnePatchOfThePodAndOneOfItsSlice() throws Exception {
        try (var node = new TestNode();
                var workspace = new Workspace(node)) {
            countRequests(workspace);
        }
    }

    private static void countRequests(Workspace workspace) throws Exception {
        workspace.apply("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web, labels: {app: web}}
                spec:
                  terminationGracePeriodSeconds: 1
                  containers:
                  - name: app
                    image: test/shell
                    args: ["exec sleep 1000"]
                    ports: [{containerPort: 8080}]
                    readinessProbe: {exec: {command: [test, -e, ready]}, periodSeconds: 1, failureThreshold: 1}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
                """);
        workspace.awaitContainer("web", ContainerStatus::getStarted);
        until(() -> workspace.slices("web").size() == 1);
        var ready = workspace.home(workspace.pod("web"), "app").resolve("ready");
        var statuses = requests(workspace, "pods", "status", "PATCH");
        var slices = requests(workspace, "endpointslices", "", "APPLY");
        for (var change = 1; change <= 3; change++) {
            Files.createFile(ready);
            until(() -> workspace.readyPorts("web").size() == 1);
            Files.delete(ready);
            until(() -> workspace.readyPorts("web").isEmpty());

            assertThat(requests(workspace, "pods", "status", "PATCH") - statuses)
                    .isEqualTo(2 * change);
            assertThat(requests(workspace, "endpointslices", "", "APPLY") - slices)
                    .isEqualTo(2 * change);
        }
    }

    private static int requests(Workspace workspace, String resource, String subresource, String verb) {
        var line = Pattern.compile(
                "apiserver_request_total\\{(?=[^}]*resource=\"%s\")(?=[^}]*subresource=\"%s\")(?=[^}]*verb=\"%s\")[^}]*} (\\d+)"
                        .formatted(resource, subresource, verb));
        return line.matcher(workspace.client().raw("/metrics"))
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .sum();
    }
}
