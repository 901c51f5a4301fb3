package io.buildify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as a receiver sees it, which reads the specification for itself.
 *
 * @param headers in lower case
 */
public record Received(String method, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Received of(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT),
                        entry -> entry.getValue().getFirst(),
                        (one, other) -> one,
                        TreeMap::new));
        return new Received(exchange.getRequestMethod(), headers, body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The header by which receivers know a request that came before. */
    String id() {
        return header("webhook-id");
    }

    JsonNode event() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the test's events say. */
    String text() {
        return event().at("/data/text").asText();
    }

    /** Whether one of the signatures was made with that secret. */
    boolean isSignedWith(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.split("_", 2)[1]), "HmacSHA256"));
            String signed = id() + "." + header("webhook-timestamp") + "." + new String(body, UTF_8);
            String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
            return Arrays.asList(header("webhook-signature").split(" ")).contains("v1," + expected);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int signatures() {
        return header("webhook-signature").split(" ").length;
    }
}
