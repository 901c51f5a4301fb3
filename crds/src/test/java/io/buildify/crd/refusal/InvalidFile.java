package io.buildify.crd.refusal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code invalid/}: changes of a valid resource that the API server refuses.
 *
 * @param name of the file
 * @param content what it says
 */
record InvalidFile(String name, Content content) {
    private static final Path FOLDER = Path.of("src/test/resources/invalid");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /**
     * @param kinds whose valid resource is changed
     * @param before merged into the valid resource before it is created; null: the document is not sent to an existing one
     * @param document merged into the valid resource; its {@code status} goes to the status subresource
     * @param refused field -> keyword of the schema -> part of the message
     */
    record Content(
            List<String> kinds,
            @Nullable ObjectNode before,
            ObjectNode document,
            Map<String, Map<String, String>> refused) {
        Content {
            before = before == null ? null : (ObjectNode) Repetition.writeOut(before);
            document = (ObjectNode) Repetition.writeOut(document);
        }
    }

    static List<InvalidFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(InvalidFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidFile read(Path file) {
        try {
            return new InvalidFile(file.getFileName().toString(), YAML.readValue(file.toFile(), Content.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file expects this constraint to refuse it. */
    boolean breaks(Constraint constraint) {
        return content.kinds().contains(constraint.kind())
                && content.refused().entrySet().stream()
                        .anyMatch(field -> constraint.explains(field.getKey(), field.getValue()));
    }

    @Override
    public String toString() {
        return name;
    }
}
