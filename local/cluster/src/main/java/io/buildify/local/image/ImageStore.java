package io.buildify.local.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the images of {@code local/images.yaml} into a cluster's folder and tells the node agent
 * there how to run them.
 *
 * @param home the cluster's folder
 * @param project the checkout
 * @param throwAway whether the cluster lives for a test only
 */
public record ImageStore(Home home, Path project, boolean throwAway) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record Catalogue(
            @JsonProperty(value = "images", required = true) List<ImageEntry> images) {}

    /** Copies what was built since the last time; returns the node agent's {@code images.yaml}. */
    public Path install() throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (ImageEntry entry : entries()) {
            entries.add(agentEntry(entry));
        }
        PrivateFile.write(catalogue(), YAML.writeValueAsString(Map.of("images", entries)));
        return catalogue();
    }

    /** Removes what no pod will need; only while none runs. */
    public void tidy() throws IOException {
        for (QuarkusImage image : applications()) {
            image.tidy();
        }
    }

    /** Of every application that is built, by the image's name. */
    public Map<String, AotCache> caches() throws IOException {
        Map<String, AotCache> caches = new LinkedHashMap<>();
        for (QuarkusImage image : applications()) {
            if (image.isBuilt()) {
                caches.put(image.entry().image(), image.cache());
            }
        }
        return caches;
    }

    private List<QuarkusImage> applications() throws IOException {
        List<QuarkusImage> applications = new ArrayList<>();
        for (ImageEntry entry : entries()) {
            String artifact = entry.artifact();
            if (artifact != null && Files.isDirectory(project.resolve(artifact))) {
                applications.add(image(entry, artifact));
            }
        }
        return applications;
    }

    /** The node agent's {@code images.yaml}. */
    public Path catalogue() {
        return home.images().resolve("images.yaml");
    }

    private List<ImageEntry> entries() throws IOException {
        List<ImageEntry> entries = new ArrayList<>();
        for (ImageEntry entry : YAML.readValue(
                        project.resolve("local/images.yaml").toFile(), Catalogue.class)
                .images()) {
            Optional<String> many = entry.folderOfMany();
            if (many.isEmpty()) {
                entries.add(entry);
            } else {
                folders(project.resolve(many.get())).forEach(folder -> entries.add(entry.of(folder)));
            }
        }
        return entries;
    }

    private static List<String> folders(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Map<String, Object> agentEntry(ImageEntry entry) throws IOException {
        String artifact = entry.artifact();
        if (artifact == null) {
            Map<String, Object> agentEntry = new LinkedHashMap<>(entry.rest());
            agentEntry.put("image", entry.image());
            return agentEntry;
        }
        return image(entry, artifact).install();
    }

    private QuarkusImage image(ImageEntry entry, String artifact) {
        return new QuarkusImage(
                entry,
                project.resolve(artifact),
                home.images().resolve(entry.image().replace('/', '-')),
                throwAway);
    }
}
