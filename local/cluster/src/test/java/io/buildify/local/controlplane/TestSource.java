package io.buildify.local.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Go program in place of the control plane. */
final class TestSource {

    private TestSource() {}

    /** One that builds in a moment and needs no modules. */
    static KubernetesSource in(Path folder, String program) throws IOException {
        return write(folder, program, "");
    }

    /** One that only says which versions are wanted. */
    static KubernetesSource pinned(Path folder) throws IOException {
        return write(folder, "package main\n", """
                require (
                	go.etcd.io/etcd/server/v3 v3.6.8
                	k8s.io/kubernetes v1.36.3
                )
                """);
    }

    private static KubernetesSource write(Path folder, String program, String required) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("main.go"), program);
        Files.writeString(folder.resolve("go.sum"), "");
        Files.writeString(folder.resolve("go.mod"), "module example.test/kubernetes\n\ngo 1.21\n\n" + required);
        return new KubernetesSource(folder);
    }
}
