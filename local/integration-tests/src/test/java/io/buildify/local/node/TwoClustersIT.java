package io.buildify.local.node;

import static io.buildify.local.node.Workspace.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import org.junit.jupiter.api.Test;

@NodeTest
class TwoClustersIT {

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: same}
            spec:
              terminationGracePeriodSeconds: 1
              containers: [{name: app, image: test/web, ports: [{containerPort: 8080}]}]
            """;

    @Test
    void twoClustersWorkSideBySide(Workspace one) throws Exception {
        try (var other = new TestNode();
                var two = new Workspace(other)) {
            one.apply(POD);
            two.apply(POD);
            one.awaitContainer("same", ContainerStatus::getReady);
            two.awaitContainer("same", ContainerStatus::getReady);
            assertThat(port(one)).isNotEqualTo(port(two));
            until(() -> answers(one) && answers(two));

            two.kubectl("delete", "pod", "same");
            two.awaitGone("same");

            assertThat(answers(one)).isTrue();
        }
        assertThat(answers(one)).isTrue();
    }

    private static boolean answers(Workspace workspace) {
        try {
            return workspace.get(port(workspace), "/") == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private static int port(Workspace workspace) {
        var ports = workspace.pod("same").getMetadata().getAnnotations().get("node-agent.buildify.io/ports");
        return Integer.parseInt(ports.replaceAll(".*:(\\d+)}", "$1"));
    }
}
