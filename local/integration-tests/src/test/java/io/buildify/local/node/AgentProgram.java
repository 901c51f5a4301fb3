package io.buildify.local.node;

import io.buildify.local.agent.KubeletIdentity;
import io.buildify.local.agent.NodeAgent;
import io.buildify.local.agent.NodeAgentSettings;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A node agent in a process of its own, to be killed. */
final class AgentProgram {

    private AgentProgram() {}

    static Process start(TestNode node) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentProgram.class.getName(),
                        node.controlPlane().kubeconfig().toString(),
                        node.controlPlane().kubelet().certificate().getParent().toString(),
                        node.pods().toString(),
                        node.images().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.inputReader().readLine() == null) {
            throw new IllegalStateException("The agent ended with " + process.waitFor());
        }
        return process;
    }

    /** Runs until it is killed: kubeconfig, folder of the identity, folder of the pods, images.yaml. */
    public static void main(String[] arguments) throws Exception {
        NodeAgent.start(NodeAgentSettings.of(
                Config.fromKubeconfig(new File(arguments[0])),
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                Map.of("java.home", System.getProperty("java.home")),
                "/usr/bin:/bin",
                KubeletIdentity.in(Path.of(arguments[1]))));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
