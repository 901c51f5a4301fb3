package io.buildify.local.agent.volume;

import io.buildify.local.agent.environment.MissingReference;
import io.fabric8.kubernetes.api.model.KeyToPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of a ConfigMap or Secret as files.
 *
 * @param folder for the files
 * @param source such as {@code secret "tls"}, for messages
 * @param items which keys, and their file names; all if empty
 * @param optional whether the source and its keys may be missing
 * @param defaultMode Unix mode of files without one of their own
 */
record KeyFiles(Path folder, String source, List<KeyToPath> items, boolean optional, int defaultMode) {

    static final int DEFAULT_MODE = 0644;

    static KeyFiles of(
            Path folder,
            String source,
            @Nullable List<KeyToPath> items,
            @Nullable Boolean optional,
            @Nullable Integer mode) {
        return new KeyFiles(
                folder,
                source,
                items == null ? List.of() : items,
                Boolean.TRUE.equals(optional),
                mode == null ? DEFAULT_MODE : mode);
    }

    void write(Optional<Map<String, byte[]>> entries) throws MissingReference, IOException {
        if (entries.isEmpty() && !optional) {
            throw new MissingReference(source + " not found");
        }
        var present = entries.orElse(Map.of());
        if (items.isEmpty()) {
            for (var entry : present.entrySet()) {
                VolumeFile.write(folder.resolve(entry.getKey()), entry.getValue(), defaultMode);
            }
        }
        for (var item : items) {
            write(item, present.get(item.getKey()));
        }
    }

    private void write(KeyToPath item, byte @Nullable [] content) throws MissingReference, IOException {
        if (content != null) {
            var mode = item.getMode() == null ? defaultMode : item.getMode();
            VolumeFile.write(folder.resolve(item.getPath()), content, mode);
        } else if (!optional) {
            throw new MissingReference("references non-existent key: %s of %s".formatted(item.getKey(), source));
        }
    }
}
