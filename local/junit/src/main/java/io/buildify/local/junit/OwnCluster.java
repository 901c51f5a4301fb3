package io.buildify.local.junit;

import io.buildify.local.home.Folder;
import io.buildify.local.home.Home;
import io.buildify.local.progress.ProgressEvent;
import io.buildify.local.progress.ProgressFollower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A throw-away cluster that runs beside this JVM and ends with it, however it ends. */
final class OwnCluster {

    private static final Duration END = Duration.ofSeconds(30);

    /** Starts it in a temporary folder; returns once it serves. */
    Home start() {
        try {
            Home home = new Home(Files.createTempDirectory("buildify-test-"));
            Process supervisor = supervisor(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(supervisor, home), "end-of-cluster"));
            Optional<ProgressEvent> last =
                    new ProgressFollower(home.progress(), supervisor.toHandle()).follow(event -> {});
            if (last.map(ProgressEvent::state).orElse(ProgressEvent.State.FAILED) == ProgressEvent.State.FAILED) {
                throw new IllegalStateException("The tests' cluster did not start: "
                        + last.map(ProgressEvent::text).orElseGet(() -> read(home.log("supervisor"))));
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process supervisor(Home home) throws IOException {
        Distribution distribution = Distribution.find(home.root().resolve("distribution"));
        Files.createDirectories(home.log("supervisor").getParent());
        Process supervisor = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        distribution.jar().toString(),
                        "supervise",
                        "--home=" + home.root(),
                        "--project=" + distribution.project(),
                        "--base",
                        "--throw-away",
                        "--until-exit-of=" + ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(home.log("supervisor").toFile())
                .start();
        supervisor.getOutputStream().close();
        return supervisor;
    }

    private static void end(Process supervisor, Home home) {
        supervisor.destroy();
        try {
            if (supervisor.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                Folder.delete(home.root());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }
}
