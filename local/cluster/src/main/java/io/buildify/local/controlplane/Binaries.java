package io.buildify.local.controlplane;

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

    /** The program's path. */
    public String program(String name) {
        return folder.resolve(name).toString();
    }
}
