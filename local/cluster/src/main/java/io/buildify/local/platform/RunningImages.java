package io.buildify.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What pods run now, to find those whose image was built anew. */
final class RunningImages {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final KubernetesClient client;
    private final Path catalogue;
    private final Map<String, JsonNode> before;

    RunningImages(KubernetesClient client, Path catalogue) throws IOException {
        this.client = client;
        this.catalogue = catalogue;
        this.before = read();
    }

    /** Deletes the pods whose image stands for something else than before; their Deployments make new ones. */
    void restartChanged() throws IOException {
        Set<String> changed = read().entrySet().stream()
                .filter(image -> !image.getValue().equals(before.get(image.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!changed.isEmpty()) {
            client.pods().inAnyNamespace().list().getItems().stream()
                    .filter(pod -> runs(pod, changed))
                    .forEach(pod -> client.resource(pod).delete());
        }
    }

    private static boolean runs(Pod pod, Set<String> images) {
        return pod.getSpec().getContainers().stream()
                .anyMatch(container -> images.contains(withoutTag(container.getImage())));
    }

    /** An image's name as the catalogue has it. */
    static String withoutTag(String image) {
        int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
        return tag < 0 ? image : image.substring(0, tag);
    }

    private Map<String, JsonNode> read() throws IOException {
        Map<String, JsonNode> entries = new HashMap<>();
        if (Files.exists(catalogue)) {
            for (JsonNode entry : YAML.readTree(catalogue.toFile()).path("images")) {
                entries.put(entry.path("image").asText(), entry);
            }
        }
        return entries;
    }
}
