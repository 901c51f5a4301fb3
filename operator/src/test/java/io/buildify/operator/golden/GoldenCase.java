package io.buildify.operator.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import io.buildify.events.ConfigurationRecord;
import io.buildify.operator.status.Outcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of golden files: {@code in-*.yaml} are the objects of a cluster, {@code in-records.yaml} what is
 * published, {@code in-outcomes.yaml} what came of applying the plans; {@code out-*.yaml} is what follows from them.
 * What every case has is in {@code _common}; an object of the case replaces one of the same name there.
 */
record GoldenCase(Path directory) {
    static final Path ROOT = Path.of("src/test/resources/golden");
    private static final Path COMMON = ROOT.resolve("_common");
    private static final String RECORDS = "in-records.yaml";
    private static final String OUTCOMES = "in-outcomes.yaml";
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    static Stream<GoldenCase> all() {
        return list(ROOT)
                .filter(it -> !it.getFileName().toString().startsWith("_"))
                .map(GoldenCase::new);
    }

    /** {@code TenantModule acme/financial}. */
    static String name(HasMetadata resource) {
        var namespace = resource.getMetadata().getNamespace();
        return resource.getKind() + " " + (namespace == null ? "" : namespace + "/")
                + resource.getMetadata().getName();
    }

    /** The objects of the case itself. */
    List<HasMetadata> own() {
        return objects(directory);
    }

    World world() {
        var objects = new LinkedHashMap<String, HasMetadata>();
        objects(COMMON).forEach(it -> objects.put(name(it), it));
        own().forEach(it -> objects.put(name(it), it));
        return new World(
                List.copyOf(objects.values()),
                optional(RECORDS, new TypeReference<Map<String, Map<String, ConfigurationRecord>>>() {}),
                !isUnread());
    }

    /** Whether the case is of an operator that has not read the configuration topics yet. */
    private boolean isUnread() {
        return directory.getFileName().toString().startsWith("unread-");
    }

    /** What came of the plan of a resource, where it is not all well. */
    Optional<Outcome> outcome(HasMetadata resource) {
        return Optional.ofNullable(
                optional(OUTCOMES, new TypeReference<Map<String, Outcome>>() {}).get(name(resource)));
    }

    /** The committed files that the case should produce, by name. */
    Map<String, String> expected() {
        var files = new LinkedHashMap<String, String>();
        list(directory)
                .filter(it -> it.getFileName().toString().startsWith("out-"))
                .forEach(it -> files.put(it.getFileName().toString(), read(it)));
        return files;
    }

    /** Whether the objects rendered from its plans are among its files, and not only the plans. */
    boolean showsObjects() {
        return toString().startsWith("objects-");
    }

    /** Files that are neither inputs nor outputs. */
    List<Path> strangers() {
        return list(directory)
                .filter(it -> !it.getFileName().toString().matches("(in|out)-.+\\.yaml"))
                .toList();
    }

    /** Makes the committed files be these. */
    void write(Map<String, String> files) {
        try {
            for (var old : expected().keySet()) {
                Files.delete(directory.resolve(old));
            }
            for (var file : files.entrySet()) {
                Files.writeString(directory.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }

    private <T> Map<String, T> optional(String file, TypeReference<Map<String, T>> type) {
        var path = directory.resolve(file);
        try {
            return Files.exists(path) ? GoldenYaml.MAPPER.readValue(path.toFile(), type) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    private static List<HasMetadata> objects(Path directory) {
        var objects = new ArrayList<HasMetadata>();
        list(directory)
                .filter(it -> it.getFileName().toString().startsWith("in-"))
                .filter(it ->
                        !List.of(RECORDS, OUTCOMES).contains(it.getFileName().toString()))
                .forEach(file -> Stream.of(read(file).split("(?m)^---$"))
                        .map(document -> KUBERNETES.<HasMetadata>unmarshal(document))
                        .map(GoldenCase::served)
                        .forEach(objects::add));
        return objects;
    }

    /** What the API server adds to every object. */
    private static HasMetadata served(HasMetadata object) {
        var meta = object.getMetadata();
        if (meta.getUid() == null) {
            meta.setUid(name(object).toLowerCase().replaceAll("[ /.]", "-"));
        }
        if (meta.getGeneration() == null) {
            meta.setGeneration(1L);
        }
        if (meta.getCreationTimestamp() == null) {
            meta.setCreationTimestamp("2026-01-01T00:00:00Z");
        }
        return object;
    }

    private static Stream<Path> list(Path directory) {
        try (var files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
