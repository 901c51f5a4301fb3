package io.buildify.local.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** One part of the cluster, for tests of what happens without it. */
public final class ClusterPart {

    private final String name;
    private final String supervisor;
    private final String password;

    ClusterPart(String name, String supervisor, String password) {
        this.name = name;
        this.supervisor = supervisor;
        this.password = password;
    }

    /** Ends it in its orderly way; returns once it has ended. It stays down until it is started. */
    public void stop() {
        tell("stop");
    }

    /** Starts it; returns once it is ready. */
    public void start() {
        tell("start");
    }

    /** Kills it without warning; the supervisor starts it again by itself. */
    public void kill() {
        tell("kill");
    }

    /** Runs the test's lines while it is down, and brings it back whatever they do. */
    public void whileDown(Scenario scenario) throws Exception {
        stop();
        try {
            scenario.play();
        } finally {
            start();
        }
    }

    /** Lines of a test. */
    @FunctionalInterface
    public interface Scenario {
        void play() throws Exception;
    }

    private void tell(String action) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(supervisor + "/parts/" + name + "/" + action))
                .header("Authorization", "Bearer " + password)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(name + " could not be told to " + action + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
