package io.buildify.gateway.edge;

import io.vertx.core.MultiMap;

/**
 * Where a request came from, told to the upstream in {@code X-Forwarded-*} and {@code Forwarded} (RFC 7239).
 *
 * @param client address of the peer, IPv4 or IPv6 without brackets
 * @param host as the client named us, with its port
 * @param scheme {@code http} or {@code https}
 */
record Origin(String client, String host, String scheme) {

    void writeTo(MultiMap headers) {
        headers.set("x-forwarded-for", client);
        headers.set("x-forwarded-host", host);
        headers.set("x-forwarded-proto", scheme);
        headers.set(
                "forwarded",
                "for=%s;host=\"%s\";proto=%s"
                        .formatted(client.indexOf(':') < 0 ? client : "\"[" + client + "]\"", host, scheme));
    }
}
