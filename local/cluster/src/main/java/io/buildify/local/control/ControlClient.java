package io.buildify.local.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.buildify.local.home.ClusterDescription;
import io.buildify.local.home.Home;
import io.buildify.local.home.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** Asks the supervisor of a running cluster about its parts, and tells it what to do with them. */
public final class ControlClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String supervisor;
    private final String password;

    private ControlClient(String supervisor, String password) {
        this.supervisor = supervisor;
        this.password = password;
    }

    public static ControlClient of(Home home, ClusterDescription cluster) {
        return new ControlClient(
                "http://127.0.0.1:" + cluster.ports().control(),
                PrivateFile.read(home.credential(ControlServer.CREDENTIAL)));
    }

    /** Every part, in the order of their start. */
    public List<PartState> parts() {
        return send(HttpRequest.newBuilder(URI.create(supervisor + "/parts")).GET());
    }

    /** Returns once the part is {@code start}ed and ready, {@code stop}ped, or {@code kill}ed. */
    public void tell(String part, String action) {
        send(HttpRequest.newBuilder(URI.create(supervisor + "/parts/" + part + "/" + action))
                .POST(BodyPublishers.noBody()));
    }

    /** Has the platform brought up to the checkout; the progress is told as at a start. */
    public void deploy() {
        send(HttpRequest.newBuilder(URI.create(supervisor + "/deployment")).POST(BodyPublishers.noBody()));
    }

    private List<PartState> send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    request.header("Authorization", "Bearer " + password).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("The supervisor answers " + response.body());
            }
            return List.of(JSON.readValue(response.body(), PartState[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The supervisor does not answer at " + supervisor + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
