package io.buildify.local.agent.volume;

import io.fabric8.kubernetes.api.model.Volume;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a pod's volumes are.
 *
 * @param folder holds one folder per volume
 * @param volumes of the pod; a hostPath is where it says
 */
public record VolumeFolders(Path folder, List<Volume> volumes) {

    public Path of(String volume) {
        return volumes.stream()
                .filter(candidate -> candidate.getName().equals(volume) && candidate.getHostPath() != null)
                .map(candidate -> Path.of(candidate.getHostPath().getPath()))
                .findFirst()
                .orElse(folder.resolve(volume));
    }
}
