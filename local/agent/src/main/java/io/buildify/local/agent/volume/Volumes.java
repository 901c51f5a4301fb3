package io.buildify.local.agent.volume;

import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.environment.PodFields;
import io.buildify.local.agent.environment.References;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pod's volumes to folders: emptyDir, configMap, secret, downwardAPI, projected and hostPath.
 *
 * @param folders where to
 * @param references ConfigMaps and Secrets of the pod's namespace
 * @param fields the pod's downward API
 * @param tokens of its ServiceAccount
 */
public record Volumes(VolumeFolders folders, References references, PodFields fields, Tokens tokens, Clock clock) {

    private static final long DEFAULT_EXPIRATION = 3600;

    /**
     * Writes all volumes. They are written once, when the pod starts; only tokens are written again.
     *
     * @return when the first token should be replaced; empty if there is none
     * @throws MissingReference when something that is not optional does not exist, or a volume is of another kind
     */
    public Optional<Instant> write() throws MissingReference, IOException {
        for (var volume : folders.volumes()) {
            try {
                write(volume);
            } catch (MissingReference e) {
                throw new MissingReference(
                        "MountVolume.SetUp failed for volume \"%s\" : %s".formatted(volume.getName(), e.getMessage()));
            }
        }
        return writeTokens();
    }

    /**
     * Writes fresh tokens.
     *
     * @return when the first of them should be replaced, well before it expires; empty if there is none
     */
    public Optional<Instant> writeTokens() throws IOException {
        Optional<Instant> next = Optional.empty();
        for (var volume : folders.volumes()) {
            for (var source : projections(volume)) {
                if (source.getServiceAccountToken() != null) {
                    var due = writeToken(folders.of(volume.getName()), source.getServiceAccountToken());
                    next = next.filter(earlier -> earlier.isBefore(due)).or(() -> Optional.of(due));
                }
            }
        }
        return next;
    }

    private void write(Volume volume) throws MissingReference, IOException {
        var folder = folders.of(volume.getName());
        if (volume.getHostPath() != null) {
            return;
        }
        Files.createDirectories(folder);
        if (volume.getConfigMap() != null) {
            var source = volume.getConfigMap();
            configMap(folder, source.getName(), source.getItems(), source.getOptional(), source.getDefaultMode());
        } else if (volume.getSecret() != null) {
            var source = volume.getSecret();
            secret(folder, source.getSecretName(), source.getItems(), source.getOptional(), source.getDefaultMode());
        } else if (volume.getDownwardAPI() != null) {
            downward(folder, volume.getDownwardAPI().getItems());
        } else if (volume.getProjected() != null) {
            for (var projection : projections(volume)) {
                write(folder, projection, volume.getProjected().getDefaultMode());
            }
        } else if (volume.getEmptyDir() == null) {
            throw new MissingReference(
                    "the node agent supports emptyDir, configMap, secret, downwardAPI, projected and hostPath volumes only");
        }
    }

    private void write(Path folder, VolumeProjection projection, @Nullable Integer mode)
            throws MissingReference, IOException {
        if (projection.getConfigMap() != null) {
            var source = projection.getConfigMap();
            configMap(folder, source.getName(), source.getItems(), source.getOptional(), mode);
        } else if (projection.getSecret() != null) {
            var source = projection.getSecret();
            secret(folder, source.getName(), source.getItems(), source.getOptional(), mode);
        } else if (projection.getDownwardAPI() != null) {
            downward(folder, projection.getDownwardAPI().getItems());
        }
    }

    private void configMap(
            Path folder,
            String name,
            @Nullable List<KeyToPath> items,
            @Nullable Boolean optional,
            @Nullable Integer mode)
            throws MissingReference, IOException {
        var entries = references.configMap(name).map(Volumes::bytes);
        KeyFiles.of(folder, "configmap \"" + name + "\"", items, optional, mode).write(entries);
    }

    private void secret(
            Path folder,
            String name,
            @Nullable List<KeyToPath> items,
            @Nullable Boolean optional,
            @Nullable Integer mode)
            throws MissingReference, IOException {
        KeyFiles.of(folder, "secret \"" + name + "\"", items, optional, mode).write(references.secret(name));
    }

    private void downward(Path folder, List<DownwardAPIVolumeFile> items) throws MissingReference, IOException {
        for (var item : items) {
            if (item.getFieldRef() == null) {
                throw new MissingReference("resourceFieldRef in volumes is not supported by the node agent");
            }
            var value = fields.value(item.getFieldRef().getFieldPath());
            VolumeFile.write(
                    folder.resolve(item.getPath()), value.getBytes(StandardCharsets.UTF_8), KeyFiles.DEFAULT_MODE);
        }
    }

    /** Four fifths of its life, as kubelet. */
    private Instant writeToken(Path folder, ServiceAccountTokenProjection projection) throws IOException {
        var wanted = projection.getExpirationSeconds();
        var token = tokens.issue(projection.getAudience(), wanted == null ? DEFAULT_EXPIRATION : wanted);
        VolumeFile.write(
                folder.resolve(projection.getPath()),
                token.value().getBytes(StandardCharsets.UTF_8),
                KeyFiles.DEFAULT_MODE);
        var now = clock.instant();
        return now.plus(Duration.between(now, token.expires()).multipliedBy(4).dividedBy(5));
    }

    private static List<VolumeProjection> projections(Volume volume) {
        return volume.getProjected() == null ? List.of() : volume.getProjected().getSources();
    }

    private static Map<String, byte[]> bytes(Map<String, String> texts) {
        Map<String, byte[]> bytes = new HashMap<>();
        texts.forEach((key, text) -> bytes.put(key, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }
}
