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

    /** What of a cluster is started. */
    enum Extent {
        /** The control plane, PostgreSQL and Kafka. */
        BASE("--base"),
        /** PostgreSQL and Kafka. */
        DATA("--data");

        private final String option;

        Extent(String option) {
            this.option = option;
        }
    }

    private final Process supervisor;
    private final Home home;

    private OwnCluster(Process supervisor, Home home) {
        this.supervisor = supervisor;
        this.home = home;
    }

    /** Starts it in a temporary folder; returns once it serves. */
    static OwnCluster start(Extent extent) {
        try {
            Home home = new Home(Files.createTempDirectory("buildify-test-"));
            Process supervisor = supervisor(home, extent);
            Optional<ProgressEvent> last =
                    new ProgressFollower(home.progress(), supervisor.toHandle()).follow(event -> {});
            if (last.map(ProgressEvent::state).orElse(ProgressEvent.State.FAILED) == ProgressEvent.State.FAILED) {
                throw new IllegalStateException("The cluster of this process did not start: "
                        + last.map(ProgressEvent::text).orElseGet(() -> read(home.log("supervisor"))));
            }
            return new OwnCluster(supervisor, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Home home() {
        return home;
    }

    /** Ends it when this JVM begins to end, and not only once it has. */
    void endWithThisJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-of-cluster"));
    }

    /** Ends it, and returns once it has ended. */
    void end() {
        supervisor.destroy();
        try {
            if (supervisor.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                Folder.delete(home.root());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process supervisor(Home home, Extent extent) throws IOException {
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
                        extent.option,
                        "--throw-away",
                        "--until-exit-of=" + ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(home.log("supervisor").toFile())
                .start();
        supervisor.getOutputStream().close();
        return supervisor;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }
}
