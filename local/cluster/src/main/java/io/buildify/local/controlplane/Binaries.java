package io.buildify.local.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with the programs of the control plane.
 *
 * @param folder holds every one of {@link #NAMES}
 */
public record Binaries(Path folder) {

    public static final List<String> NAMES =
            List.of("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl");

    /** The programs that are not in the folder or cannot be executed. */
    public List<String> missing() {
        return NAMES.stream()
                .filter(name -> !Files.isExecutable(folder.resolve(name)))
                .toList();
    }

    /** Makes links to the programs in another folder; they replace those that are there. */
    public void link(Path links) throws IOException {
        Files.createDirectories(links);
        for (String name : NAMES) {
            Files.deleteIfExists(links.resolve(name));
            Files.createSymbolicLink(links.resolve(name), folder.resolve(name));
        }
    }

    /** The program's path. */
    public String program(String name) {
        return folder.resolve(name).toString();
    }
}
