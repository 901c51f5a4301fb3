package io.buildify.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The permissions that the Modules of a cluster declare: those of somebody who may do everything. */
final class DeclaredPermissions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODULES = "/apis/buildify.io/v1alpha1/modules";

    private DeclaredPermissions() {}

    /**
     * @throws CommandFailed if the cluster does not answer
     */
    static List<String> in(Path kubeconfig) {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config(kubeconfig)).build()) {
            return of(JSON.readTree(client.raw(MODULES)));
        } catch (KubernetesClientException e) {
            throw new CommandFailed(
                    "The cluster does not say which permissions there are: %s. Start it with ./buildify up, or name them with --permissions"
                            .formatted(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PURE: those of a list of Modules, in alphabetical order. */
    static List<String> of(JsonNode modules) {
        return modules.path("items")
                .valueStream()
                .flatMap(module -> module.at("/spec/releases").valueStream())
                .flatMap(release -> release.path("permissions").valueStream())
                .map(JsonNode::asText)
                .distinct()
                .sorted()
                .toList();
    }

    private static Config config(Path kubeconfig) throws IOException {
        return new ConfigBuilder(Config.fromKubeconfig(Files.readString(kubeconfig)))
                .withRequestRetryBackoffLimit(0)
                .build();
    }
}
