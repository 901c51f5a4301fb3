package io.buildify.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one resource contributes to the configuration.
 *
 * @param origin the resource and its tier
 * @param values the keys it sets, a JSON object; merged over what the layers above left
 * @param unset JSON Pointers (RFC 6901) taken away from what the layers above set, before {@code values} are merged
 */
public record Layer(Origin origin, JsonNode values, List<String> unset) {
    public Layer {
        unset = List.copyOf(unset);
    }
}
