package io.buildify.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.buildify.local.junit.LocalCluster;
import io.buildify.local.junit.LocalClusterTest;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged process, configured by its environment as the Deployment does it. */
@LocalClusterTest
class GatewayProcessIT {

    private final LocalCluster cluster;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = freePort();
    private final int management = freePort();

    @TempDir
    private Path folder;

    private Process process;

    GatewayProcessIT(LocalCluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void startsReportsServesAndStops() throws Exception {
        start(Map.of());
        await().atMost(Duration.ofSeconds(60)).until(() -> status(management, "/q/health/ready") == 200);

        assertThat(status(port, "/health")).isEqualTo(200);
        assertThat(status(port, "/q/health/ready")).isEqualTo(401);
        assertThat(status(port, "/q/metrics")).isEqualTo(401);
        HttpResponse<String> unknown = get(port, "/api/v1/nothing-here", cluster.token("acme", null));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no-route");
        assertThat(get(management, "/q/metrics", "").body())
                .contains("buildify_gateway_requests_seconds_count{module=\"none\",status=\"404\"} 1.0")
                .doesNotContain("acme");

        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysWhatIsWrongWithItsKeys() throws Exception {
        start(Map.of("BUILDIFY_TOKEN_KEYS", "{\"keys\":[]}"));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("log")).content().contains("BUILDIFY_TOKEN_KEYS", "buildify-token-keys");
    }

    private void start(Map<String, String> changes) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOST", "127.0.0.1",
                "PORT", String.valueOf(port),
                "PORT_MANAGEMENT", String.valueOf(management),
                "KUBECONFIG", cluster.kubeconfig().toString(),
                "BUILDIFY_TOKEN_ISSUER", cluster.issuer(),
                "BUILDIFY_TOKEN_AUDIENCE", cluster.audience(),
                "BUILDIFY_TOKEN_KEYS", cluster.publicKeySet()));
        environment.putAll(changes);
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private int status(int where, String path) throws Exception {
        try {
            return get(where, path, "").statusCode();
        } catch (IOException notListening) {
            return 0;
        }
    }

    private HttpResponse<String> get(int where, String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + where + path));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
