package io.buildify.local.image;

import io.buildify.local.home.Fingerprint;
import io.buildify.local.home.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A built Quarkus application as it runs in one cluster.
 *
 * @param entry what {@code images.yaml} says
 * @param built the build's output folder
 * @param folder holds copies of it, named by what is in them
 */
record QuarkusImage(ImageEntry entry, Path built, Path folder) {

    private static final String JAR = "quarkus-run.jar";

    /** Copies the artifact unless this very one is copied already; other copies are removed. */
    Map<String, Object> install() throws IOException {
        if (!Files.exists(built.resolve(JAR))) {
            return agentEntry(built, List.of());
        }
        String fingerprint = Fingerprint.of(built);
        Path copy = folder.resolve(fingerprint);
        Folder.keepOnly(folder, fingerprint);
        Folder.complete(copy, fresh -> Folder.copy(built, fresh.resolve("app")));
        return agentEntry(copy.resolve("app"), List.of());
    }

    private Map<String, Object> agentEntry(Path application, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(entry.options());
        command.addAll(more);
        command.addAll(List.of("-jar", application.resolve(JAR).toString()));
        Map<String, Object> agentEntry = new LinkedHashMap<>();
        agentEntry.put("image", entry.image());
        agentEntry.put("command", command);
        agentEntry.put("requires", List.of(application.resolve(JAR).toString()));
        agentEntry.put("build", "./buildify quick");
        agentEntry.putAll(entry.rest());
        return agentEntry;
    }
}
