package io.buildify.bench;

import io.buildify.local.process.JavaCommand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A server process of the bench, on a port of its own; it ends with the bench, however that ends but by SIGKILL. */
record Peer(Process process, int port, Path log) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Runs a main of this class path; it listens on the port in PORT. */
    static Peer of(Class<?> main, List<String> options, String... arguments) throws IOException {
        return start(new JavaCommand(options).main(main, List.of(arguments)), Map.of());
    }

    /** Runs a jar; it listens on the port in PORT. */
    static Peer of(Path jar, List<String> options, Map<String, String> environment) throws IOException {
        if (!jar.toFile().exists()) {
            throw new IllegalStateException(jar + " is missing: build it with ./buildify build");
        }
        return start(new JavaCommand(options).jar(jar, List.of()), environment);
    }

    /** Runs a jar with these arguments to its end, which has to be a good one. */
    static void run(Path jar, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("buildify-bench-", ".log");
        Process process = process(new JavaCommand(options).jar(jar, List.of(arguments)), environment, log);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    "%s ended with %d:%n%s".formatted(jar, process.exitValue(), Files.readString(log)));
        }
        Files.delete(log);
    }

    private static Process process(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BUILDIFY_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static Peer start(List<String> command, Map<String, String> environment) throws IOException {
        int port = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Map.of("HOST", "127.0.0.1", "PORT", "" + port, "PORT_MANAGEMENT", "" + freePort()));
        Path log = Files.createTempFile("buildify-bench-", ".log");
        Peer peer = new Peer(process(command, all, log), port, log);
        peer.awaitListening();
        return peer;
    }

    private void awaitListening() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String written = Files.readString(log);
                close();
                throw new IllegalStateException("The process does not listen on port " + port + ":\n" + written);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.delete(log);
    }
}
