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
 * @param throwAway whether the cluster does not live until optimizing it has paid
 */
record QuarkusImage(ImageEntry entry, Path built, Path folder, boolean throwAway) {

    private static final String JAR = "quarkus-run.jar";

    /** Copies the artifact unless this very one is copied already. */
    Map<String, Object> install() throws IOException {
        if (!isBuilt()) {
            return agentEntry(built.resolve(JAR), built.resolve(JAR));
        }
        Path copy = copy();
        Folder.complete(copy, fresh -> Folder.copy(built, fresh.resolve("app")));
        new RunScript(machine()).write(copy);
        return agentEntry(copy.resolve(RunScript.NAME), copy.resolve("app").resolve(JAR));
    }

    /** Removes the copies of other builds; only while nothing runs. */
    void tidy() throws IOException {
        if (isBuilt()) {
            Folder.keepOnly(folder, Fingerprint.of(built));
        }
    }

    /** Whether the build has left it. */
    boolean isBuilt() {
        return Files.exists(built.resolve(JAR));
    }

    /** The cache of the current copy. */
    AotCache cache() throws IOException {
        return new AotCache(copy());
    }

    private Path copy() throws IOException {
        return folder.resolve(Fingerprint.of(built));
    }

    private List<String> machine() {
        List<String> machine = new ArrayList<>();
        machine.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        machine.add("-XX:+UseSerialGC");
        if (throwAway) {
            machine.add("-XX:TieredStopAtLevel=1");
        }
        machine.addAll(entry.options());
        return machine;
    }

    private Map<String, Object> agentEntry(Path program, Path required) {
        Map<String, Object> agentEntry = new LinkedHashMap<>();
        agentEntry.put("image", entry.image());
        agentEntry.put("command", List.of(program.toString()));
        agentEntry.put("requires", List.of(required.toString()));
        agentEntry.put("build", "./buildify quick");
        agentEntry.putAll(entry.rest());
        return agentEntry;
    }
}
