package io.buildify.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The permissions that the Modules of a cluster declare: those of somebody who may do everything. */
final class DeclaredPermissions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeclaredPermissions() {}

    /**
     * Asks the cluster with its own kubectl.
     *
     * @throws CommandFailed if the cluster does not answer
     */
    static List<String> in(Home home) {
        ProcessBuilder kubectl = new ProcessBuilder(
                home.root().resolve("bin").resolve("kubectl").toString(),
                "get",
                "modules.buildify.io",
                "--output=json",
                "--request-timeout=10s");
        kubectl.environment().put("KUBECONFIG", home.kubeconfig().toString());
        kubectl.redirectErrorStream(true);
        try {
            Process process = kubectl.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new CommandFailed(
                        "The cluster does not say which permissions there are: %s. Start it with ./buildify up, or name them with --permissions"
                                .formatted(new String(output, StandardCharsets.UTF_8).strip()));
            }
            return of(JSON.readTree(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted");
        }
    }

    /** PURE: those of a list of Modules, in alphabetical order. */
    static List<String> of(JsonNode modules) {
        return modules.path("items")
                .valueStream()
                .flatMap(module -> module.at("/spec/releases").valueStream())
                .flatMap(release -> release.path("permissions").valueStream())
                .map(JsonNode::asText)
                .distinct()
                .sorted()
                .toList();
    }
}
