package io.buildify.local.controlplane;

import io.buildify.local.progress.Progress.Note;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds the programs with the machine's Go: one binary under five names.
 *
 * @param source what is built
 * @param version of Kubernetes, stamped into the programs
 * @param go the compiler's command, usually {@code go}
 * @param log takes what the compiler says
 */
record GoBuild(KubernetesSource source, String version, String go, Path log) implements BinarySource {

    private static final String BINARY = "kubernetes";
    private static final int ALL_MESSAGES = 3;

    @Override
    public void provide(Path folder, Note note) throws Unavailable, IOException {
        note.at("building Kubernetes " + version + " with Go (about 5 minutes, once)");
        int packages = countPackages(note);
        build(folder.resolve(BINARY), packages, note);
        for (String name : Binaries.NAMES) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(BINARY));
        }
    }

    /** Also fetches the modules. */
    private int countPackages(Note note) throws Unavailable, IOException {
        int[] packages = {0};
        run(List.of("list", "-deps", "-f", "{{.ImportPath}}", "."), line -> {
            if (line.startsWith("go: downloading ")) {
                note.at("fetching " + line.substring("go: downloading ".length()));
            } else {
                packages[0]++;
            }
        });
        return packages[0];
    }

    private void build(Path binary, int packages, Note note) throws Unavailable, IOException {
        String stamp = "k8s.io/component-base/version.git";
        String[] numbers = version.substring(1).split("\\.");
        int[] compiled = {0};
        run(
                List.of(
                        "build",
                        "-v",
                        "-trimpath",
                        "-o",
                        binary.toString(),
                        "-ldflags",
                        "-s -w -X " + stamp + "Version=" + version + " -X " + stamp + "Major=" + numbers[0] + " -X "
                                + stamp + "Minor=" + numbers[1],
                        "."),
                line -> note.at("compiled " + Math.min(++compiled[0], packages) + " of " + packages + " packages"));
    }

    private void run(List<String> arguments, Consumer<String> line) throws Unavailable, IOException {
        List<String> command = new ArrayList<>(List.of(go));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(source.folder().toFile()).redirectErrorStream(true);
        builder.environment().put("CGO_ENABLED", "0");
        builder.environment().put("GOWORK", "off");
        Process process = start(builder);
        List<String> last = new ArrayList<>();
        Files.createDirectories(log.getParent());
        try (BufferedReader output = process.inputReader();
                Writer file = Files.newBufferedWriter(log)) {
            for (String next = output.readLine(); next != null; next = output.readLine()) {
                file.write(next + "\n");
                last.add(next);
                line.accept(next);
            }
            if (process.waitFor() != 0) {
                throw new Unavailable("Go cannot build " + source.folder() + ": "
                        + String.join(" ", last.subList(Math.max(0, last.size() - ALL_MESSAGES), last.size())) + " ("
                        + log + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(ProcessBuilder builder) throws Unavailable {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Unavailable("there is no Go on the PATH", e);
        }
    }
}
