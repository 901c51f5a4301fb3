package io.buildify.sdk.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.buildify.local.junit.LocalCluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who types {@code ./buildify …} for the cluster of the tests. */
final class BuildifyCommand {
    private static final Path PROGRAM = Path.of("../../../local/cluster/target/buildify-local.jar");

    private BuildifyCommand() {}

    /** What the command prints, a line each. */
    static List<String> run(String... arguments) throws IOException, InterruptedException {
        Process process = start(List.of(arguments));
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** Runs a command that does not end by itself as long as its lines are read. */
    static void follow(List<String> arguments, Reader reader) throws IOException {
        Process process = start(arguments);
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            reader.read(lines);
        } finally {
            process.destroy();
        }
    }

    /** Looks at lines as they come. */
    @FunctionalInterface
    interface Reader {
        void read(BufferedReader lines) throws IOException;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PROGRAM.toString()));
        command.addAll(arguments);
        command.addAll(List.of("--home", LocalCluster.shared().folder().toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
