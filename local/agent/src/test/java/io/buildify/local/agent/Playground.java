package io.buildify.local.agent;

import java.nio.file.Path;
import java.util.Map;

public class Playground {
    public static void main(String[] a) throws Exception {
        var f = Path.of(a[0]);
        try (var cp = new ControlPlane(f)) {
            System.out.println("KUBECONFIG=" + cp.kubeconfig());
            var agent = NodeAgent.start(NodeAgentSettings.of(
                    cp.config(),
                    f.resolve("pods"),
                    f.resolve("images.yaml"),
                    Map.of(
                            "java.home",
                            System.getProperty("java.home"),
                            "repository",
                            Path.of("").toAbsolutePath().toString()),
                    "/usr/local/bin:/usr/bin:/bin",
                    cp.identity()));
            System.out.println("up; agent port " + agent.port());
            System.in.read();
            agent.close();
        }
    }
}
