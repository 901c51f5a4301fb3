package io.buildify.local.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a start comprises; {@code up} hands it on to the supervisor. */
final class ExtentOptions {

    private static final int DEFAULT_PORT = 8080;

    @Option(
            names = "--project",
            hidden = true,
            defaultValue = "${env:BUILDIFY_PROJECT:-.}",
            description = "The checkout with manifests and built artifacts.")
    private Path project = Path.of(".");

    @Option(names = "--port", paramLabel = "<port>", description = "Where the gateway listens (default: 8080).")
    private @Nullable Integer port;

    @Option(names = "--throw-away", hidden = true, description = "Data need not survive a crash of the machine.")
    private boolean throwAway;

    @Option(names = "--base", hidden = true, description = "Only the control plane, PostgreSQL and Kafka.")
    private boolean base;

    @Option(names = "--data", hidden = true, description = "Only PostgreSQL and Kafka: what a module needs.")
    private boolean data;

    Path project() {
        return project.toAbsolutePath().normalize();
    }

    int port() {
        return port == null ? DEFAULT_PORT : port;
    }

    boolean isPortGiven() {
        return port != null;
    }

    boolean throwAway() {
        return throwAway;
    }

    /** Whether the operator, the gateway and the quickstart run too. */
    boolean platform() {
        return !base && !data;
    }

    /** Whether there is a control plane. */
    boolean kubernetes() {
        return !data;
    }

    /** The same again, for another command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--project=" + project(), "--port=" + port()));
        if (throwAway) {
            arguments.add("--throw-away");
        }
        if (base) {
            arguments.add("--base");
        }
        if (data) {
            arguments.add("--data");
        }
        return arguments;
    }
}
