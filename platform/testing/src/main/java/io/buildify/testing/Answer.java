package io.buildify.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/**
 * An HTTP answer.
 *
 * @param body its JSON; a missing node if it has no body
 */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), parse(response.body()));
    }

    /** The text at a JSON Pointer; empty if there is none. */
    public String text(String pointer) {
        return body.at(pointer).asText();
    }

    /** The first value of a header; empty if there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The last segment of the problem's type; empty if it is none. */
    public String problem() {
        String type = text("/type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static JsonNode parse(String body) {
        if (body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer is not JSON: " + body, e);
        }
    }
}
