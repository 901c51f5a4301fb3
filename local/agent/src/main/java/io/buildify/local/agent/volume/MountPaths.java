package io.buildify.local.agent.volume;

import io.fabric8.kubernetes.api.model.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a container's mounts are on this machine. A process shares the machine's file system, so nothing can be mounted
 * at the path the pod names; instead that path is replaced wherever the pod's own texts (command, args, env values,
 * workingDir, exec probes) name it.
 *
 * @param mounts longest path first
 */
public record MountPaths(List<Mount> mounts) {

    /** Where the API server's admission mounts the credentials of the pod's ServiceAccount. */
    public static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    /**
     * @param path as the pod names it, such as {@code /etc/tls}
     * @param folder the folder or file on this machine
     */
    public record Mount(String path, Path folder) {}

    /**
     * @param folders where the pod's volumes are
     * @param terminationLog stands for the container's {@code terminationMessagePath}
     */
    public static MountPaths of(Container container, VolumeFolders folders, Path terminationLog) {
        var mounts = new ArrayList<Mount>();
        for (var mount : container.getVolumeMounts()) {
            var folder = folders.of(mount.getName());
            var subPath = mount.getSubPath();
            mounts.add(new Mount(
                    withoutEndingSlash(mount.getMountPath()),
                    subPath == null || subPath.isEmpty() ? folder : folder.resolve(subPath)));
        }
        if (container.getTerminationMessagePath() != null) {
            mounts.add(new Mount(container.getTerminationMessagePath(), terminationLog));
        }
        mounts.sort(
                Comparator.comparingInt((Mount mount) -> mount.path().length()).reversed());
        return new MountPaths(List.copyOf(mounts));
    }

    /** The text with every mount path replaced; what replaced it is not looked at again. */
    public String rewrite(String text) {
        if (mounts.isEmpty()) {
            return text;
        }
        var paths = mounts.stream().map(mount -> Pattern.quote(mount.path())).collect(Collectors.joining("|"));
        return Pattern.compile("(?<![\\w.-])(" + paths + ")(?![\\w.-])")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        folder(found.group()).orElseThrow().toString()));
    }

    /** The folder that stands for a mount path. */
    public Optional<Path> folder(String path) {
        return mounts.stream()
                .filter(mount -> mount.path().equals(path))
                .map(Mount::folder)
                .findFirst();
    }

    private static String withoutEndingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
