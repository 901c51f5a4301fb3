package io.buildify.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.buildify.config.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** {@code module.yaml} in a module's folder; a module need not have one yet. */
final class ModuleFile {

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode module;

    private ModuleFile(JsonNode module) {
        this.module = module;
    }

    /** The file in that folder; one that says nothing if there is none. */
    static ModuleFile in(Path folder) {
        Path file = folder.resolve("module.yaml");
        try {
            return new ModuleFile(Files.exists(file) ? YAML.readTree(file.toFile()) : YAML.createObjectNode());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The module's name; empty if there is no file. */
    String name() {
        return module.at("/metadata/name").asText();
    }

    /** Every permission that a release declares. */
    List<String> permissions() {
        return all("/permissions");
    }

    /** Every pattern of events that a release subscribes to. */
    List<String> subscriptions() {
        return all("/events/subscribes");
    }

    private List<String> all(String listOfRelease) {
        return releases()
                .flatMap(release -> release.at(listOfRelease).valueStream())
                .map(JsonNode::asText)
                .distinct()
                .toList();
    }

    /** The configuration that the newest release begins with, JSON. */
    String defaults() {
        JsonNode defaults = newest().at("/configuration/defaults");
        return defaults.isMissingNode() ? "{}" : defaults.toString();
    }

    /** Every feature of the newest release. */
    String[] features() {
        return newest().at("/features/available")
                .valueStream()
                .map(JsonNode::asText)
                .toArray(String[]::new);
    }

    /** The modules whose events the newest release subscribes to. */
    String[] publishers() {
        return newest().at("/events/subscribes")
                .valueStream()
                .map(pattern -> pattern.asText().split("\\.", 2)[0])
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * What the newest release does with events of those for whom the module is off: {@code Skip} or {@code Park}, which
     * is also what tests of a module without a file have.
     */
    String whenDisabled() {
        return releases().findAny().isEmpty()
                ? "Park"
                : newest().at("/events/whenDisabled").asText("Skip");
    }

    private JsonNode newest() {
        return releases()
                .max(Comparator.comparing(
                        release -> Version.parse(release.path("version").asText())))
                .orElseGet(YAML::createObjectNode);
    }

    private Stream<JsonNode> releases() {
        return module.at("/spec/releases").valueStream();
    }
}
