package io.buildify.operator.story;

import static io.buildify.operator.story.PlatformEngineer.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.crd.ConditionType;
import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import io.buildify.operator.name.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that cannot run says why in the conditions of those it concerns; others go on. */
@LocalClusterTest
class BrokenReleaseIT {
    private static final String PORTS = "node-agent.buildify.io/ports";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlatformEngineer engineer;
    private Tenant steady;

    BrokenReleaseIT(LocalCluster cluster) {
        engineer = new PlatformEngineer(Installation.of(cluster).kubernetes());
    }

    @BeforeEach
    void somebodyElseIsServed() {
        engineer.registers("steady", "1.0.0", "[]");
        steady = Tenant.arrives(engineer, "steady-acme", "steady")
                .enables("enabled: true")
                .ready();
    }

    @AfterEach
    void somebodyElseIsServedStill() throws Exception {
        Pod pod = pod("steady");
        assertThat(ask(pod, "/")).isEqualTo(200);
        assertThat(pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
                .isZero();
        steady.ready();
    }

    @Test
    void anImageThatDoesNotExist() {
        engineer.registers("no-image", "1.0.0", "nowhere/none:1", "[]");

        assertThat(message("no-image", "ImagePullFailed")).contains("nowhere/none:1");
    }

    @Test
    void aMigrationThatFails() {
        engineer.registers("no-table", "1.0.0", "[{name: STAND_IN_MIGRATE, value: 1 no such table}]");

        assertThat(message("no-table", "MigrationFailed")).contains("no such table");
    }

    @Test
    void aProcessThatCrashesAtStart() {
        engineer.registers("crashes", "1.0.0", "[{name: STAND_IN_SERVE, value: 3 no such file}]");

        assertThat(message("crashes", "CrashLooping")).endsWith("exit code 3: no such file");
    }

    @Test
    void aProcessThatIsNeverReady() {
        engineer.registers("unready", "1.0.0", "[{name: STAND_IN_READY, value: never}]");

        assertThat(message("unready", "NotReadyInTime")).endsWith("listening");
    }

    /** The first restart follows at once, the second after a pause: what is to be seen stays to be seen. */
    @Test
    void aProcessThatDiesAfterItWasReady() throws Exception {
        engineer.registers("mortal", "1.0.0", "[]");
        Tenant tenant = Tenant.arrives(engineer, "mortal-acme", "mortal")
                .enables("enabled: true")
                .ready();
        ask(pod("mortal"), "/die");
        await().atMost(PATIENCE).until(() -> isReadyAgain(pod("mortal")));
        tenant.ready();

        ask(pod("mortal"), "/die");

        assertThat(tenant.waitsFor(ConditionType.Deployed, "False", "CrashLooping")
                        .getMessage())
                .endsWith("exit code 7: told to die");
        tenant.ready();
    }

    private String message(String module, String reason) {
        return Tenant.arrives(engineer, module + "-acme", module)
                .enables("enabled: true")
                .waitsFor(ConditionType.Ready, "False", reason)
                .getMessage();
    }

    private static boolean isReadyAgain(Pod pod) {
        var container = pod.getStatus().getContainerStatuses().getFirst();
        return container.getRestartCount() == 1 && container.getReady();
    }

    private Pod pod(String instance) {
        return engineer.kubernetes()
                .pods()
                .inNamespace(PlatformEngineer.MODULES)
                .withLabel(Labels.INSTANCE, instance)
                .withLabel(Labels.COMPONENT, Labels.SERVER)
                .list()
                .getItems()
                .getFirst();
    }

    private static int ask(Pod pod, String path) throws IOException, InterruptedException {
        String port = JSON.readTree(pod.getMetadata().getAnnotations().get(PORTS))
                .path("8080")
                .asText();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
