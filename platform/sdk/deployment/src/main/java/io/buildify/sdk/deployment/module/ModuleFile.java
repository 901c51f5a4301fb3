package io.buildify.sdk.deployment.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.config.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** PURE: the text of {@code module.yaml}. Its newest release is the one that code is written for; others stay. */
final class ModuleFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final String text;
    private final JsonNode module;

    private ModuleFile(String text, JsonNode module) {
        this.text = text;
        this.module = module;
    }

    /**
     * @throws IllegalArgumentException if it is no YAML, or has no release
     */
    static ModuleFile parse(String text) {
        try {
            ModuleFile file = new ModuleFile(text, YAML.readTree(text));
            if (file.newest().isEmpty()) {
                throw new IllegalArgumentException(
                        "module.yaml has no release. Give spec.releases one with version and image.");
            }
            return file;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("module.yaml is no YAML: " + e.getOriginalMessage(), e);
        }
    }

    /** The release's version. */
    String version() {
        return newest().map(release -> release.path("version").asText()).orElseThrow();
    }

    /** What the newest release says otherwise than the code, in lines. */
    List<String> differences(Map<Part, JsonNode> code) {
        JsonNode release = newest().orElseThrow();
        return new TreeMap<>(code)
                .entrySet().stream()
                        .flatMap(part ->
                                Differences.of(part.getKey(), at(release, part.getKey()), part.getValue()).stream())
                        .toList();
    }

    /**
     * The text with the parts as the code has them; what does not differ stays as it is.
     *
     * @param code in any order: parts are written in that of {@link Part}, so that one code makes one text
     */
    String with(Map<Part, JsonNode> code) {
        ModuleFile file = this;
        for (Map.Entry<Part, JsonNode> part : new TreeMap<>(code).entrySet()) {
            JsonNode release = file.newest().orElseThrow();
            if (!Differences.of(part.getKey(), at(release, part.getKey()), part.getValue())
                    .isEmpty()) {
                file = parse(new ReleaseEdit(file.text, file.releases().indexOf(release))
                        .set(part.getKey().path(), part.getValue()));
            }
        }
        return file.text;
    }

    private Optional<JsonNode> newest() {
        return releases().stream()
                .max(Comparator.comparing(
                        release -> Version.parse(release.path("version").asText())));
    }

    private List<JsonNode> releases() {
        return module.at("/spec/releases").valueStream().toList();
    }

    private static JsonNode at(JsonNode release, Part part) {
        JsonNode node = release;
        for (String key : part.path()) {
            node = node.path(key);
        }
        return node;
    }
}
