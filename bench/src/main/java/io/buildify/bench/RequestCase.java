package io.buildify.bench;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * A request that is measured.
 *
 * @param title its row's
 * @param floor title of what it is compared with: its own for a floor
 * @param body JSON; empty for none
 */
record RequestCase(String title, String floor, RequestOptions request, String body) {

    /** One that is a floor. */
    static RequestCase floor(String title, RequestOptions request, String body) {
        return new RequestCase(title, title, request, body);
    }

    /** A request of the tenant's user. */
    static RequestOptions request(int port, HttpMethod method, String path, String token) {
        return anonymous(port, method, path).putHeader("authorization", "Bearer " + token);
    }

    /** A request without a token; a header says which tenant. */
    static RequestOptions anonymous(int port, HttpMethod method, String path) {
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/" + path)
                .setMethod(method)
                .putHeader("content-type", "application/json")
                .putHeader("tenant", ServedModule.TENANT);
    }
}
