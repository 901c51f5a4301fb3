package io.buildify.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a token, who sends requests to the module under test.
 *
 * @param prefix the module's API prefix; every path is below it, but for those that begin with a slash
 * @param token null for somebody without one
 * @param root where the module listens; null for the module of this test run
 */
public record AppUser(
        String prefix, @Nullable String token, @Nullable String root) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    AppUser(String prefix, @Nullable String token) {
        this(prefix, token, null);
    }

    /** The same at another replica. */
    public AppUser at(String root) {
        return new AppUser(prefix, token, root);
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** The body of an answer that is no JSON. */
    public String text(String path, String... headers) {
        return new String(bytes(path, headers), StandardCharsets.UTF_8);
    }

    /** The body of an answer that is no text. */
    public byte[] bytes(String path, String... headers) {
        try {
            return HTTP.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts JSON. */
    public Answer post(String path, String json, String... headers) {
        return send(json("POST", path, json, headers));
    }

    /** Puts JSON. */
    public Answer put(String path, String json, String... headers) {
        return send(json("PUT", path, json, headers));
    }

    /** Sends JSON without waiting for the answer. */
    public CompletableFuture<Answer> sent(String method, String path, String json, String... headers) {
        return HTTP.sendAsync(json(method, path, json, headers).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    /** Posts JSON without waiting for the answer. */
    public CompletableFuture<Answer> posted(String path, String json) {
        return sent("POST", path, json);
    }

    /** Reads without waiting for the answer. */
    public CompletableFuture<Answer> got(String path) {
        return HTTP.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    /** Sends any method and body. */
    public Answer send(String method, String path, String body, String... headers) {
        return send(request(path, headers).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder json(String method, String path, String json, String... headers) {
        return request(path, headers)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        String absolute = path.startsWith("/") ? path : prefix + "/" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create((root == null ? ofThisRun() : root) + absolute))
                .timeout(TIMEOUT);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Where Quarkus listens in this test run; known once it does. */
    private static String ofThisRun() {
        return "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
