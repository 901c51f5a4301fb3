package io.buildify.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with a token, who sends requests through the gateway. */
record AppUser(Installation installation, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    static final ObjectMapper JSON = new ObjectMapper();

    /** A user of the whole tenant, or of one company. */
    static AppUser of(Installation installation, String tenant, @Nullable String company) {
        List<String> arguments = new ArrayList<>(List.of("token", "--tenant", tenant));
        if (company != null) {
            arguments.addAll(List.of("--company", company));
        }
        return new AppUser(
                installation,
                installation
                        .buildify(arguments.toArray(String[]::new))
                        .succeeded()
                        .output()
                        .strip());
    }

    /** An answer: its status and its JSON body. */
    record Answer(int status, JsonNode body) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer configuration() {
        return get("/api/v1/financial/configuration");
    }

    Answer invoice(String customer, int quantity, String unitPrice) {
        return post(
                "/api/v1/financial/invoices",
                JSON.createObjectNode()
                        .put("customer", customer)
                        .set(
                                "lines",
                                JSON.createArrayNode()
                                        .add(JSON.createObjectNode()
                                                .put("description", "Consulting")
                                                .put("quantity", quantity)
                                                .put("unit_price", unitPrice))));
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, JsonNode body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(installation.url(path))).header("Authorization", "Bearer " + token);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
