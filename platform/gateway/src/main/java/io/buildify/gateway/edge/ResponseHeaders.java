package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What of an upstream's response headers reaches the client, and what the gateway adds. */
final class ResponseHeaders {

    /** A module may say otherwise in its own answer. */
    private static final Map<String, String> SECURITY = Map.of(
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "strict-origin-when-cross-origin");

    private ResponseHeaders() {}

    /** All but those of the connection between gateway and upstream. */
    static void copy(MultiMap upstream, MultiMap client) {
        Set<String> nominated = RequestHeaders.nominated(upstream);
        for (Map.Entry<String, String> header : upstream) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!RequestHeaders.isOfTheConnection(name) && !nominated.contains(name)) {
                client.add(header.getKey(), header.getValue());
            }
        }
    }

    static void addSecurity(MultiMap client) {
        SECURITY.forEach((name, value) -> {
            if (!client.contains(name)) {
                client.set(name, value);
            }
        });
    }
}
