package io.buildify.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Somebody who works with kubectl and a cluster administrator's rights. */
record PlatformEngineer(Installation installation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String kubectl(String... arguments) {
        return tries(arguments).succeeded().output();
    }

    Installation.Result tries(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "kubectl";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return installation.buildify(command);
    }

    void apply(String yaml) {
        Path file = file(yaml);
        kubectl("apply", "--server-side", "-f", file.toString());
    }

    JsonNode get(String kind, String name, String namespace) {
        try {
            return JSON.readTree(kubectl("get", kind, name, "-n", namespace, "-o", "json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void patch(String kind, String name, String namespace, String merge) {
        kubectl("patch", kind, name, "-n", namespace, "--type", "merge", "-p", merge);
    }

    /** Waits for a condition, and fails with the whole describe when it does not come. */
    void waitsFor(String kind, String name, String namespace, String condition, String status, String reason) {
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> has(get(kind, name, namespace), condition, status, reason));
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(
                    "no " + condition + "=" + status + "/" + reason + ":\n"
                            + kubectl("describe", kind, name, "-n", namespace),
                    e);
        }
    }

    private static boolean has(JsonNode resource, String type, String status, String reason) {
        for (JsonNode condition : resource.at("/status/conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return status.equals(condition.path("status").asText())
                        && (reason.isEmpty()
                                || reason.equals(condition.path("reason").asText()))
                        && condition.path("observedGeneration").asLong()
                                == resource.at("/metadata/generation").asLong();
            }
        }
        return false;
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(Files.createTempFile(installation.home(), "apply-", ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
