package io.buildify.local.controlplane;

import io.buildify.local.cache.Cache;
import io.buildify.local.cache.Machine;
import io.buildify.local.home.Folder;
import io.buildify.local.process.PartFailed;
import io.buildify.local.progress.Progress.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gets the control plane's programs: from a given folder, else from the cache, else built with Go,
 * else downloaded.
 */
public final class BinaryLocator {

    private final @Nullable Path given;
    private final Cache cache;
    private final String name;
    private final List<BinarySource> sources;

    /**
     * @param given a folder with all programs; then nothing else is tried
     * @param name of the folder in the cache
     * @param sources ways to get the programs, in the order in which they are tried
     */
    BinaryLocator(@Nullable Path given, Cache cache, String name, List<BinarySource> sources) {
        this.given = given;
        this.cache = cache;
        this.name = name;
        this.sources = sources;
    }

    /**
     * Builds with this machine's Go, else downloads.
     *
     * @param source which versions, and what Go builds
     * @param log takes what Go says
     */
    public static BinaryLocator of(
            @Nullable Path given, Cache cache, KubernetesSource source, Release release, Path log) {
        String version = source.kubernetesVersion();
        return new BinaryLocator(
                given,
                cache,
                "kubernetes-" + version + "-" + source.hash() + "-" + Machine.current(),
                List.of(
                        new GoBuild(source, version, "go", log),
                        new ReleaseDownload(source, Machine.current(), release, new Downloads())));
    }

    /** The programs; if nothing works, the failure names every way that was tried and the remedies. */
    public Binaries locate(Note note) {
        if (given != null) {
            return complete(given);
        }
        try {
            return new Binaries(cache.folder(name, fresh -> provide(fresh, note)));
        } catch (IOException e) {
            throw new PartFailed(
                    "The programs of Kubernetes cannot be put into " + cache.root() + ": " + e.getMessage(), e);
        }
    }

    private static Binaries complete(Path folder) {
        Binaries binaries = new Binaries(folder.toAbsolutePath());
        if (!binaries.missing().isEmpty()) {
            throw new PartFailed("BUILDIFY_KUBE_BIN names " + folder + ", which lacks "
                    + String.join(", ", binaries.missing())
                    + ". Name a folder with all five programs, or unset it to have them built.");
        }
        return binaries;
    }

    private void provide(Path fresh, Note note) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (BinarySource source : sources) {
            try {
                source.provide(fresh, note);
                return;
            } catch (Unavailable e) {
                reasons.add(e.getMessage());
                Folder.clear(fresh);
            }
        }
        throw new PartFailed("The programs of Kubernetes are not here, and neither way to get them works:\n  - "
                + String.join("\n  - ", reasons)
                + "\nInstall Go (https://go.dev/dl) with access to its module proxy, or allow the download, or set"
                + " BUILDIFY_KUBE_BIN to a folder with " + String.join(", ", Binaries.NAMES) + ".");
    }
}
