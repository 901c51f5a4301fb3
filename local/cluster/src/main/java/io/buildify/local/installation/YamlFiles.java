package io.buildify.local.installation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** YAML documents as objects. */
final class YamlFiles {

    private YamlFiles() {}

    /** A file of this program. */
    static List<HasMetadata> resource(KubernetesClient client, String name) {
        try (InputStream yaml = YamlFiles.class.getResourceAsStream(name)) {
            if (yaml == null) {
                throw new IllegalStateException("This build lacks " + name);
            }
            return client.load(yaml).items();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every {@code *.yaml} of a folder in the order of the files' names; none if there is no such folder. */
    static List<HasMetadata> folder(KubernetesClient client, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> file(client, file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file. */
    static List<HasMetadata> file(KubernetesClient client, Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return client.load(yaml).items();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + " is not a Kubernetes manifest: " + e.getMessage(), e);
        }
    }
}
