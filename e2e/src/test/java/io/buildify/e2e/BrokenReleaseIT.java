package io.buildify.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release that cannot run says why in the conditions of those it concerns; others go on. */
@ExtendWith(RunningInstallation.class)
class BrokenReleaseIT {

    @Test
    void anImageThatDoesNotExist(Installation installation) {
        assertThat(condition(
                        installation, "noimage", "ImagePullFailed", release -> release.put("image", "nowhere/none:1")))
                .contains("nowhere/none:1");
        othersGoOn(installation);
    }

    @Test
    void aMigrationThatFails(Installation installation) {
        assertThat(condition(
                        installation,
                        "unmigrated",
                        "MigrationFailed",
                        environment("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption")))
                .contains("NoSuchOption");
        othersGoOn(installation);
    }

    @Test
    void aProcessThatCrashesAtStart(Installation installation) {
        assertThat(condition(installation, "crashes", "CrashLooping", environment("QUARKUS_HTTP_HOST", "203.0.113.1")))
                .contains("exit code 1");
        othersGoOn(installation);
    }

    @Test
    void aProcessThatIsNeverReady(Installation installation) {
        assertThat(condition(
                        installation,
                        "unready",
                        "NotReadyInTime",
                        release -> release.putObject("health")
                                .put("ready", "/no/such/path")
                                .put("live", "/q/health/live")))
                .contains("/no/such/path");
        othersGoOn(installation);
    }

    private static String condition(
            Installation installation, String name, String reason, Consumer<ObjectNode> breakRelease) {
        PlatformEngineer engineer = new PlatformEngineer(installation);
        ObjectNode module = (ObjectNode) engineer.get("module", "financial", "default");
        module.remove("status");
        module.putObject("metadata").put("name", name);
        ObjectNode spec = (ObjectNode) module.path("spec");
        spec.putObject("api").put("prefix", "/api/v1/" + name);
        breakRelease.accept((ObjectNode) spec.path("releases").get(0));
        engineer.apply(module.toString());
        engineer.apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %1$s, labels: {buildify.io/tenant: %1$s}}
                ---
                apiVersion: buildify.io/v1alpha1
                kind: TenantModule
                metadata: {name: %1$s, namespace: %1$s}
                spec: {module: %1$s}
                """.formatted(name));
        try {
            engineer.waitsFor("tenantmodule", name, name, "Deployed", "False", reason);
            return message(engineer.get("tenantmodule", name, name), "Deployed");
        } finally {
            engineer.kubectl("delete", "namespace", name, "--wait=false");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> engineer.tries("delete", "module", name).exitCode() == 0);
        }
    }

    private static Consumer<ObjectNode> environment(String name, String value) {
        return release -> release.putArray("env").addObject().put("name", name).put("value", value);
    }

    private static String message(JsonNode resource, String type) {
        for (JsonNode condition : resource.at("/status/conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return condition.path("message").asText();
            }
        }
        return "";
    }

    private static void othersGoOn(Installation installation) {
        assertThat(AppUser.of(installation, "acme", null).configuration().status())
                .isEqualTo(200);
    }
}
