package io.buildify.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that holds one local cluster. Everything a cluster writes is in here or in the cache of
 * binaries; two folders are two clusters.
 *
 * @param root absolute
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** Ports, addresses and the names of the files with credentials: {@link ClusterDescription}. */
    public Path description() {
        return root.resolve("cluster.json");
    }

    /** Cluster administrator; for any kubectl. */
    public Path kubeconfig() {
        return root.resolve("kubeconfig");
    }

    /** One password per file, readable by the owner only. */
    public Path credential(String name) {
        return root.resolve("credentials").resolve(name);
    }

    /** Development key pair that signs tokens. */
    public Path tokenKeys() {
        return root.resolve("token");
    }

    /** Output of one part: {@code etcd}, {@code kafka}, {@code supervisor} … */
    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    /** The processes that run, one file each. */
    public Path processes() {
        return root.resolve("processes");
    }

    /** Steps of the current or last start. */
    public Path progress() {
        return root.resolve("progress.jsonl");
    }

    /** The copy of this program that the supervisor runs from. */
    public Path program() {
        return root.resolve("program");
    }

    /** Links to the programs of the control plane; {@code kubectl} for people. */
    public Path binaries() {
        return root.resolve("bin");
    }

    /** Held by whoever changes this cluster's state. */
    public Path lock() {
        return root.resolve("lock");
    }

    /** Certificates and keys of the API server. */
    public Path controlPlane() {
        return root.resolve("control-plane");
    }

    /** The key pair by which API server and node agent know each other. */
    public Path kubelet() {
        return root.resolve("kubelet");
    }

    public Path etcd() {
        return root.resolve("etcd");
    }

    public Path postgresql() {
        return root.resolve("postgresql");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /** State of the node agent: one folder per pod. */
    public Path pods() {
        return root.resolve("pods");
    }

    /** Removes everything that a cluster writes here, and the folder itself if nothing else is in it. */
    public void purge() throws IOException {
        for (Path written : List.of(
                description(),
                kubeconfig(),
                root.resolve("credentials"),
                tokenKeys(),
                root.resolve("logs"),
                processes(),
                progress(),
                program(),
                binaries(),
                controlPlane(),
                kubelet(),
                etcd(),
                postgresql(),
                kafka(),
                pods(),
                images(),
                lock())) {
            Folder.delete(written);
        }
        if (Files.isDirectory(root)) {
            try (Stream<Path> rest = Files.list(root)) {
                if (rest.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(root);
        }
    }

    /** Copies of the built artifacts that pods run from, so that a build never changes a running process. */
    public Path images() {
        return root.resolve("images");
    }
}
