package io.buildify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A module as a process of its own, from its packaged jar: several of one instance are its replicas. */
public final class ModuleProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

    private final Process process;
    private final Path log;
    private volatile @Nullable String root;

    private ModuleProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * How a process has ended.
     *
     * @param output all that it has written
     */
    public record Ended(int code, String output) {

        public String lastLine() {
            return output.lines().reduce((first, second) -> second).orElse("");
        }
    }

    /** Runs the packaged module of the folder in which tests run, until it ends by itself. */
    public static Ended run(Map<String, String> environment, String... arguments) {
        try (ModuleProcess process = start(JAR, environment, arguments)) {
            return new Ended(process.ended(), process.log());
        }
    }

    /** Starts the packaged module of the folder in which tests run. */
    public static ModuleProcess serve(Map<String, String> environment) {
        return start(JAR, environment);
    }

    /**
     * @param jar {@code target/quarkus-app/quarkus-run.jar}
     * @param environment as in docs/module-contract.md
     */
    public static ModuleProcess start(Path jar, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // made when one is stopped, and then starts the next with half the work
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive(jar.toAbsolutePath()),
                "-Xlog:cds=off,cds+dynamic=off,aot=off",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("module-", ".log");
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            process.environment().keySet().removeIf(name -> name.startsWith("BUILDIFY_"));
            process.environment().putAll(Map.of("HOST", "127.0.0.1", "PORT", "0"));
            process.environment().putAll(environment);
            return new ModuleProcess(process.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of its classes. One of an earlier build would not be used, nor replaced by itself. */
    private static Path archive(Path jar) {
        Path archive = jar.resolve("../../module.jsa").normalize();
        try {
            if (Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** Where it listens; waits until it does. */
    public String root() {
        Awaitility.await("the module listens")
                .atMost(TIMEOUT)
                .until(() -> !process.isAlive() || listensAt().isPresent());
        return listensAt().orElseThrow(() -> new IllegalStateException("The module has ended:\n" + log()));
    }

    /** Where it listens, if it does already; does not wait. */
    public Optional<String> listensAt() {
        if (root == null) {
            Matcher listening = LISTENING.matcher(log());
            root = listening.find() ? listening.group(1) : null;
        }
        return Optional.ofNullable(root);
    }

    /** Waits until it has ended by itself; answers its exit code. */
    public int ended() {
        try {
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The module has not ended:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as SIGTERM does; answers its exit code. */
    public int terminated() {
        process.destroy();
        return ended();
    }

    /** Ends it at once, as SIGKILL does; answers its exit code. */
    public int killed() {
        process.destroyForcibly();
        return ended();
    }

    /** Halts it where it is, as SIGSTOP does: to the others it looks as if it were dead. */
    public void halt() {
        signal("-STOP");
    }

    /** Lets it go on, as SIGCONT does. */
    public void goOn() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has written so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        killed();
        try {
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
