package io.buildify.local.command;

import io.buildify.local.home.Home;
import io.buildify.local.process.Ending;
import io.buildify.local.process.ProcessLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Somebody who types commands in the checkout, for a cluster in a folder of its own.
 *
 * @param home the cluster's folder
 * @param environment changed variables; an empty value removes one
 */
record User(Home home, Map<String, String> environment) {

    private static final long PATIENCE_MINUTES = 15;

    /** What a command printed, both outputs, and how it ended. */
    record Result(int exitCode, String output) {}

    User(Home home) {
        this(home, Map.of());
    }

    /** The same user with changed variables. */
    User with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new User(home, all);
    }

    /** Runs {@code ./buildify} to its end. */
    Result buildify(String... arguments) {
        return shell("exec ./buildify " + String.join(" ", arguments));
    }

    /** Runs lines of shell to their end. */
    Result shell(String script) {
        try {
            Path output = Files.createTempFile("buildify-output-", ".log");
            try {
                Process process = start(output, script);
                if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(script + " did not end:\n" + Files.readString(output));
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts lines of shell, and does not wait. */
    Process start(Path output, String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script)
                .directory(Path.of("").toAbsolutePath().getParent().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("BUILDIFY_HOME", home.root().toString());
        builder.environment().put("BUILDIFY_BUILT", "true");
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** The recorded process of that name. */
    ProcessHandle process(String name) {
        return new ProcessLedger(home.processes()).living(name).orElseThrow();
    }

    /** Kills the recorded process of that name without warning. */
    void kill(String name) {
        ProcessHandle process = process(name);
        process.destroyForcibly();
        Ending.awaitEnd(process, Duration.ofSeconds(30));
    }

    /** Every process on this machine whose command line names the cluster's folder. */
    List<String> processes() {
        List<String> found = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> process.pid() != ProcessHandle.current().pid())
                    .map(process -> process.info().commandLine().orElse(""))
                    .filter(command -> command.contains(home.root().toString()))
                    .forEach(found::add);
        }
        return found;
    }
}
