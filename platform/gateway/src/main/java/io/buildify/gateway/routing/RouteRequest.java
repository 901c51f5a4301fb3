package io.buildify.gateway.routing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that routes look at.
 *
 * @param host lower case, without port
 * @param path as it will be forwarded, see {@link RequestTarget}
 * @param query without {@code ?}, still encoded
 */
public record RouteRequest(
        String method, String host, String path, @Nullable String query, Headers headers) {

    /** Looks one header up by its lower-case name; repeated headers are joined by a comma. */
    @FunctionalInterface
    public interface Headers {
        @Nullable
        String value(String name);
    }

    /** The first query parameter of that name, decoded; {@code null} where there is none or it cannot be decoded. */
    @Nullable
    String parameter(String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equals(decoded(key))) {
                return decoded(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
