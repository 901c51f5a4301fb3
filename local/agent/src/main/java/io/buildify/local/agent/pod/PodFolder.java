package io.buildify.local.agent.pod;

import io.buildify.local.agent.process.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What belongs to one pod on disk. Names that begin with a dot cannot be names of containers.
 *
 * @param path {@code <pods>/<uid>}
 */
record PodFolder(Path path) {

    Path container(String name) {
        return path.resolve(name);
    }

    /** HOME and working directory of a container's process. */
    Path home(String container) {
        return container(container).resolve("home");
    }

    Path kubeconfig(String container) {
        return container(container).resolve("kubeconfig");
    }

    Path terminationLog(String container) {
        return container(container).resolve("termination-log");
    }

    Path processRecord(String container) {
        return container(container).resolve(Leftovers.RECORD);
    }

    Path volumes() {
        return path.resolve(".volumes");
    }

    /** Creates the folder, for its owner only: it holds tokens and Secrets. */
    void create() throws IOException {
        Files.createDirectories(path.getParent());
        if (!Files.exists(path)) {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
