package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A client's request headers without those that are not the client's to set: what belongs to its connection, what tells
 * who and where it is, and everything under {@code buildify-}. Some servers read {@code _} as {@code -}, so it counts as
 * the same here.
 */
final class RequestHeaders {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Headers that a client cannot have taken away by naming them in {@code Connection}. */
    private static final Set<String> OF_THE_MESSAGE = Set.of("host", "content-length", "content-type", "authorization");

    private RequestHeaders() {}

    /** A new map; the client's own is left as it is. */
    static MultiMap withoutUntrusted(MultiMap client) {
        Set<String> nominated = nominated(client);
        MultiMap kept = HttpHeaders.headers();
        for (Map.Entry<String, String> header : client) {
            String name = header.getKey().toLowerCase(Locale.ROOT).replace('_', '-');
            if (!OF_THE_CONNECTION.contains(name) && !nominated.contains(name) && !isOurs(name)) {
                kept.add(header.getKey(), header.getValue());
            }
        }
        return kept;
    }

    /** The header names in {@code Connection}; nearly always none but keep-alive, close and upgrade. */
    static Set<String> nominated(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive")) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        names.removeAll(OF_THE_MESSAGE);
        return names;
    }

    static boolean isOfTheConnection(String lowerCaseName) {
        return OF_THE_CONNECTION.contains(lowerCaseName);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("buildify-")
                || name.startsWith("x-forwarded-")
                || name.equals("forwarded")
                || name.equals("x-real-ip");
    }
}
