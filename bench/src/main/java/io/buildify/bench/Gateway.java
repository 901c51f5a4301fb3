package io.buildify.bench;

import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** App users' requests through the gateway. */
final class Gateway {

    /** Between two tries; a tenant may send 100 requests a second. */
    private static final Duration PAUSE = Duration.ofMillis(11);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI configuration;
    private final TokenSigner signer;
    private final String audience;

    Gateway(RunningCluster cluster) {
        this.configuration = URI.create(cluster.description().gateway() + "/api/v1/financial/configuration");
        this.signer = new TokenSigner(
                TokenKeys.in(cluster.home().tokenKeys()), cluster.description().issuer(), Clock.systemUTC());
        this.audience = cluster.description().audience();
    }

    String token(String tenant) {
        return signer.sign(
                new TokenRequest("bench", audience, tenant, null, List.of(), List.of(), Duration.ofHours(1)));
    }

    /** Asks for the configuration until it contains this text. */
    void awaitConfiguration(String token, String expected) {
        HttpRequest request = HttpRequest.newBuilder(configuration)
                .header("Authorization", "Bearer " + token)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = send(request);
        while (answer.statusCode() != 200 || !answer.body().contains(expected)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "No " + expected + " within " + PATIENCE + ": " + answer.statusCode() + " " + answer.body());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = send(request);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
