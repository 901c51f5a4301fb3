package io.buildify.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A checkout with a local cluster in a folder of its own.
 *
 * @param root the checkout
 * @param home the folder of the local cluster's state
 * @param port the gateway's port
 */
record Installation(Path root, Path home, int port) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A new one, not yet up. */
    static Installation create() {
        try (ServerSocket free = new ServerSocket(0)) {
            return new Installation(
                    Path.of("").toAbsolutePath().getParent(),
                    Files.createTempDirectory("buildify-e2e-"),
                    free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command printed, and how it ended. */
    record Result(int exitCode, String output) {
        Result succeeded() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }

    /** Starts a cluster that is thrown away; brings it up to the checkout if it runs. */
    Result up() {
        return buildify("up", "--throw-away", "--port", "" + port);
    }

    Result buildify(String... arguments) {
        List<String> command = new ArrayList<>(List.of("./buildify"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs lines of shell as a user would type them in the checkout. */
    Result shell(String script) {
        return run(List.of("bash", "-c", script));
    }

    private Result run(List<String> command) {
        try {
            Path output = Files.createTempFile(home, "command-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("BUILDIFY_HOME", home.resolve("cluster").toString());
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        command + " did not end within " + PATIENCE + ":\n" + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every file of that name in the cluster's folder. */
    List<Path> files(String name) {
        try (Stream<Path> all = Files.walk(home.resolve("cluster").resolve("images"))) {
            return all.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command lines of the cluster's processes with that word in them. */
    List<String> processes(String word) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(home.toString()) && command.contains(word))
                .toList();
    }

    /** The gateway's URL with a path. */
    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        buildify("down", "--purge");
    }
}
