package io.buildify.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code module.yaml} in the folder in which tests run; a module need not have one yet. */
final class ModuleFile {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path FILE = Path.of("module.yaml");

    private ModuleFile() {}

    /** Every permission that a release declares. */
    static List<String> permissions() {
        return all("/permissions");
    }

    /** Every pattern of events that a release subscribes to. */
    static List<String> subscriptions() {
        return all("/events/subscribes");
    }

    private static List<String> all(String listOfRelease) {
        if (!Files.exists(FILE)) {
            return List.of();
        }
        try {
            return YAML.readTree(FILE.toFile())
                    .at("/spec/releases")
                    .valueStream()
                    .flatMap(release -> release.at(listOfRelease).valueStream())
                    .map(JsonNode::asText)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
