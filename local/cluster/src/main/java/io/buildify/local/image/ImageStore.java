package io.buildify.local.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings the images of {@code local/images.yaml} into a cluster's folder and tells the node agent
 * there how to run them.
 *
 * @param home the cluster's folder
 * @param project the checkout
 */
public record ImageStore(Home home, Path project) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record Catalogue(
            @JsonProperty(value = "images", required = true) List<ImageEntry> images) {}

    /** The node agent's {@code images.yaml}. */
    public Path install() throws IOException {
        Path source = project.resolve("local/images.yaml");
        List<Map<String, Object>> entries = new ArrayList<>();
        for (ImageEntry entry : YAML.readValue(source.toFile(), Catalogue.class).images()) {
            entries.add(agentEntry(entry));
        }
        Path written = home.images().resolve("images.yaml");
        PrivateFile.write(written, YAML.writeValueAsString(Map.of("images", entries)));
        return written;
    }

    private Map<String, Object> agentEntry(ImageEntry entry) throws IOException {
        String artifact = entry.artifact();
        if (artifact == null) {
            entry.rest().put("image", entry.image());
            return entry.rest();
        }
        return new QuarkusImage(
                        entry,
                        project.resolve(artifact),
                        home.images().resolve(entry.image().replace('/', '-')))
                .install();
    }
}
