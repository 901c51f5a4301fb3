package io.buildify.gateway.edge;

import io.buildify.gateway.upstream.Balancer;
import io.buildify.gateway.upstream.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/**
 * What forwarding needs besides the request. Belongs to one event loop.
 *
 * @param attempts endpoints to try, at most
 * @param bodyLimit in bytes
 * @param ejection of an endpoint after its first failure
 */
record Upstreams(
        HttpClient client,
        Balancer balancer,
        EdgeMetrics metrics,
        int attempts,
        long bodyLimit,
        Duration connectTimeout,
        Duration responseTimeout,
        Duration ejection) {

    /**
     * A request on a connection to this endpoint, new or kept from before. Waiting for one to become free may take longer
     * than making one: a {@link java.util.concurrent.TimeoutException} means that all stayed in use.
     */
    Future<HttpClientRequest> request(Endpoint endpoint, HttpMethod method, String uri) {
        return client.request(new RequestOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setMethod(method)
                .setURI(uri)
                .setConnectTimeout(connectTimeout.multipliedBy(2).toMillis()));
    }
}
