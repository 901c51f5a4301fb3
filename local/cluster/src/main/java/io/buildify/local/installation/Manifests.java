package io.buildify.local.installation;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The manifests of a checkout.
 *
 * @param client only parses
 * @param project the checkout
 */
public record Manifests(KubernetesClient client, Path project) {

    /** Operator and gateway; the gateway's port on the host is the one given. */
    public List<HasMetadata> platform(int gatewayPort) {
        List<HasMetadata> platform = new ArrayList<>();
        platform.addAll(YamlFiles.folder(client, project.resolve("operator/src/main/kubernetes")));
        platform.addAll(YamlFiles.folder(client, project.resolve("platform/gateway/src/main/kubernetes")));
        platform.forEach(object -> bind(object, gatewayPort));
        return platform;
    }

    /** The Module of every module in the checkout, then the tenants of {@code examples/quickstart}. */
    public List<HasMetadata> quickstart() {
        List<HasMetadata> quickstart = new ArrayList<>();
        for (Path module : modules()) {
            quickstart.addAll(YamlFiles.file(client, module));
        }
        quickstart.addAll(YamlFiles.folder(client, project.resolve("examples/quickstart")));
        return quickstart;
    }

    private List<Path> modules() {
        Path modules = project.resolve("modules");
        if (!Files.isDirectory(modules)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(modules)) {
            return folders.map(folder -> folder.resolve("module.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bind(HasMetadata object, int gatewayPort) {
        if (object instanceof Deployment deployment) {
            deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                    .flatMap(container -> container.getPorts().stream())
                    .filter(Manifests::isOnHost)
                    .forEach(port -> port.setHostPort(gatewayPort));
        }
    }

    private static boolean isOnHost(ContainerPort port) {
        return port.getHostPort() != null;
    }
}
