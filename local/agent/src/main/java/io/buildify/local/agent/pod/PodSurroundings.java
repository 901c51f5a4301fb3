package io.buildify.local.agent.pod;

import io.buildify.local.agent.environment.CommandLine;
import io.buildify.local.agent.environment.Environment;
import io.buildify.local.agent.environment.MissingReference;
import io.buildify.local.agent.environment.PodFields;
import io.buildify.local.agent.environment.References;
import io.buildify.local.agent.environment.ResourceFields;
import io.buildify.local.agent.image.ProcessImage;
import io.buildify.local.agent.process.Marker;
import io.buildify.local.agent.process.ProcessOrder;
import io.buildify.local.agent.volume.Kubeconfig;
import io.buildify.local.agent.volume.MountPaths;
import io.buildify.local.agent.volume.VolumeFolders;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a container of a pod into the process that stands for it. */
final class PodSurroundings {

    private final PodState state;
    private final PodFolder folder;
    private final PodPorts ports;
    private final PodServices services;
    private final VolumeFolders volumes;

    PodSurroundings(PodState state, PodFolder folder, PodPorts ports, PodServices services) {
        this.state = state;
        this.folder = folder;
        this.ports = ports;
        this.services = services;
        this.volumes = new VolumeFolders(folder.volumes(), state.pod().getSpec().getVolumes());
    }

    /** Where the container's mounts are. */
    MountPaths mounts(Container container) {
        return MountPaths.of(container, volumes, folder.terminationLog(container.getName()));
    }

    /**
     * The process of a container, with its ports taken and its files written.
     *
     * @throws MissingReference when a Secret, ConfigMap or key does not exist
     * @throws IOException when a port is in use or a file cannot be written
     */
    ProcessOrder order(Container container, ProcessImage image) throws MissingReference, IOException {
        var mounts = mounts(container);
        ports.assign(container);
        Files.createDirectories(folder.home(container.getName()));
        Files.deleteIfExists(folder.terminationLog(container.getName()));
        var variables = new Environment(
                        references(),
                        namespace(),
                        new PodFields(state.pod()),
                        new ResourceFields(container, services.capacity()),
                        mounts::rewrite)
                .resolve(
                        defaults(container, image, mounts),
                        ports.variables(container),
                        container.getEnvFrom(),
                        container.getEnv());
        var words = CommandLine.of(image, container, variables, mounts::rewrite).words();
        return new ProcessOrder(words, variables, workingDir(container, image, mounts));
    }

    private Map<String, String> defaults(Container container, ProcessImage image, MountPaths mounts)
            throws IOException {
        var name = container.getName();
        var server = URI.create(services.server());
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("PATH", services.searchPath());
        defaults.put("HOME", folder.home(name).toString());
        defaults.put("HOSTNAME", state.pod().getMetadata().getName());
        defaults.put(
                Marker.VARIABLE,
                Marker.of(state.pod().getMetadata().getUid(), name).value());
        defaults.put("KUBERNETES_SERVICE_HOST", server.getHost());
        defaults.put("KUBERNETES_SERVICE_PORT", String.valueOf(server.getPort()));
        if (writeKubeconfig(name, mounts)) {
            defaults.put("KUBECONFIG", folder.kubeconfig(name).toString());
        }
        // What runs here is for trying things out.
        defaults.put("BUILDIFY_TEST_DATA_ALLOWED", "true");
        defaults.putAll(image.environment());
        return defaults;
    }

    /** Brings the kubeconfigs up to date with new tokens. */
    void refreshKubeconfigs() throws IOException {
        for (var container : state.pod().getSpec().getContainers()) {
            if (Files.exists(folder.kubeconfig(container.getName()))) {
                writeKubeconfig(container.getName(), mounts(container));
            }
        }
    }

    /** False for a pod that does not want credentials ({@code automountServiceAccountToken: false}). */
    private boolean writeKubeconfig(String container, MountPaths mounts) throws IOException {
        var credentials = mounts.folder(MountPaths.SERVICE_ACCOUNT);
        if (credentials.isEmpty()) {
            return false;
        }
        new Kubeconfig(services.server(), namespace(), credentials.get()).write(folder.kubeconfig(container));
        return true;
    }

    private Path workingDir(Container container, ProcessImage image, MountPaths mounts) {
        var home = folder.home(container.getName());
        if (container.getWorkingDir() != null && !container.getWorkingDir().isEmpty()) {
            return home.resolve(mounts.rewrite(container.getWorkingDir()));
        }
        return image.workingDir() == null ? home : Path.of(image.workingDir());
    }

    private String namespace() {
        return state.pod().getMetadata().getNamespace();
    }

    private References references() {
        return services.api().references(namespace());
    }
}
