package io.buildify.operator.story;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packaged operator, as a process that can be killed. One that ends by itself, such as after the loss of its Lease
 * on a slow machine, is started again, as its Deployment would.
 */
final class OperatorProcess {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int RESTARTS = 5;
    /** What a process that was killed ends with. */
    private static final int KILLED = 137;

    private final Path kubeconfig;
    private final Path log;
    private final int port;
    private Process process;
    private boolean wanted;
    private int restarts;

    OperatorProcess(Path kubeconfig, Path log) throws IOException {
        this.kubeconfig = kubeconfig;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** Starts it with further settings, and returns once it watches. */
    OperatorProcess start(Map<String, String> settings) {
        launch(settings);
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> isReady() || hasGivenUp());
        if (hasGivenUp()) {
            throw new IllegalStateException("The operator ended " + RESTARTS + " times; see " + log);
        }
        return this;
    }

    /** Starts it with further settings, and returns at once. */
    synchronized OperatorProcess launch(Map<String, String> settings) {
        wanted = true;
        restarts = 0;
        run(settings);
        return this;
    }

    /** Runs it until it dies at that fault point; one that never comes there is a failure. */
    void diesAt(String faultPoint, Map<String, String> settings) throws IOException {
        var armed = new HashMap<>(settings);
        armed.put("BUILDIFY_FAULT_POINT", faultPoint);
        unwanted();
        for (int tries = 0; tries <= RESTARTS; tries++) {
            long before = Files.size(log);
            run(armed);
            await("death at " + faultPoint).atMost(PlatformEngineer.PATIENCE).until(() -> !process.isAlive());
            if (process.exitValue() == KILLED && logged(before).contains("Dies at fault point " + faultPoint)) {
                return;
            }
        }
        throw new IllegalStateException(
                "The operator ended with " + process.exitValue() + ", not at " + faultPoint + "; see " + log);
    }

    /** All that it has said so far. */
    String log() throws IOException {
        return logged(0);
    }

    private String logged(long from) throws IOException {
        try (var written = Files.newInputStream(log)) {
            written.skipNBytes(from);
            return new String(written.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void run(Map<String, String> settings) {
        var environment = new HashMap<>(Map.of(
                "KUBECONFIG", kubeconfig.toString(),
                "HOST", "127.0.0.1",
                "PORT", String.valueOf(port),
                "BUILDIFY_LEADER_ELECTION_IDENTITY", "story",
                "BUILDIFY_LEADER_ELECTION_RETRY", "500ms",
                "BUILDIFY_MIGRATION_RETRY", "10s",
                "BUILDIFY_RESYNC", "5s"));
        environment.putAll(settings);
        try {
            var builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            process = builder.start();
            process.onExit().thenAccept(ended -> again(ended, settings));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void again(Process ended, Map<String, String> settings) {
        if (wanted && ended == process && restarts < RESTARTS) {
            restarts++;
            run(settings);
        }
    }

    private synchronized boolean hasGivenUp() {
        return restarts == RESTARTS && !process.isAlive();
    }

    /** Ends it without warning. */
    void kill() {
        unwanted().destroyForcibly();
        awaitEnd();
    }

    /** Stops it where it is, as on a node that hangs: it holds all it holds, and does nothing. */
    void freeze() {
        signal("STOP");
    }

    /** Lets it go on as if nothing had been. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it in its orderly way. */
    void stop() {
        unwanted().destroy();
        awaitEnd();
    }

    private synchronized void end() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized Process unwanted() {
        wanted = false;
        return process;
    }

    private void awaitEnd() {
        await().atMost(START).until(() -> !process.isAlive());
    }

    /** Whether it runs, or will again by itself. */
    synchronized boolean isWanted() {
        return wanted;
    }

    /** Whether it ended by itself since it was started, and runs again. */
    synchronized boolean wasStartedAgain() {
        return restarts > 0 && process.isAlive();
    }

    boolean isReady() {
        return get("/q/health/ready").map(it -> it.statusCode() == 200).orElse(false);
    }

    /** What it measures, as Prometheus reads it. */
    String metrics() {
        return get("/q/metrics").orElseThrow().body();
    }

    private java.util.Optional<HttpResponse<String>> get(String path) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return java.util.Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return java.util.Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command() throws IOException {
        Path jar = Path.of("../target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not built. Build it with ./mvnw -pl operator -am package");
        }
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // made when it is stopped, and then starts it in half the time
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive(jar),
                "-Xlog:cds=off,cds+dynamic=off,aot=off",
                "-jar",
                jar.toString()));
    }

    /** Of its classes. One of an earlier build would not be used, nor replaced by itself. */
    private static Path archive(Path jar) throws IOException {
        Path archive = jar.getParent().resolveSibling("operator.jsa");
        if (Files.exists(archive) && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            Files.delete(archive);
        }
        return archive;
    }
}
