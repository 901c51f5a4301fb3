package io.buildify.gateway.edge;

import io.buildify.gateway.cluster.ServicePort;
import io.buildify.gateway.cluster.Topology;
import io.buildify.gateway.routing.Backend;
import io.buildify.gateway.routing.RequestTarget;
import io.buildify.gateway.routing.RouteRequest;
import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.routing.Target;
import io.buildify.gateway.upstream.Endpoint;
import io.buildify.gateway.upstream.WeightedChoice;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the rule for a request and gives the request to one of the rule's endpoints. */
final class Dispatcher {

    private final Supplier<Topology> topology;
    private final Upstreams upstreams;

    Dispatcher(Supplier<Topology> topology, Upstreams upstreams) {
        this.topology = topology;
        this.upstreams = upstreams;
    }

    /** @param headers already those of the verified caller */
    void dispatch(Exchange exchange, RequestTarget.Accepted target, MultiMap headers) {
        String host = Objects.requireNonNullElse(target.authority(), headers.get(HttpHeaders.HOST));
        HostAndPort authority = HostAndPort.parseAuthority(host, -1);
        if (authority == null) {
            exchange.answer(Problems.malformed(400, "The Host header must be a host, and a port where needed."));
            return;
        }
        Topology now = topology.get();
        Optional<RoutingTable.Found> found = now.routes()
                .find(new RouteRequest(
                        exchange.request().method().name(),
                        authority.host().toLowerCase(Locale.ROOT),
                        target.path(),
                        target.query(),
                        name -> joined(headers.getAll(name))));
        if (found.isEmpty()) {
            exchange.answer(Problems.noRoute(target.path()));
            return;
        }
        exchange.belongsTo(found.get().route().module());
        complete(headers, exchange, host);
        switch (found.get().rule().target()) {
            case Target.Unusable(String reason) -> exchange.answer(Problems.routeUnusable(exchange.module(), reason));
            case Target.Forward(List<Backend> backends) ->
                WeightedChoice.of(backends, ThreadLocalRandom.current())
                        .ifPresentOrElse(
                                backend -> forward(exchange, target, headers, now, backend),
                                () -> exchange.answer(Problems.routeUnusable(
                                        exchange.module(), "It has no backend that takes requests.")));
        }
    }

    private void forward(
            Exchange exchange, RequestTarget.Accepted target, MultiMap headers, Topology now, Backend backend) {
        @Nullable List<Endpoint> endpoints = now.endpoints().get(new ServicePort(backend.service(), backend.port()));
        if (endpoints == null) {
            exchange.answer(Problems.backendMissing(exchange.module(), backend.service()));
        } else {
            new Forward(upstreams, exchange, target.uri(), headers, endpoints).start();
        }
    }

    private static void complete(MultiMap headers, Exchange exchange, String host) {
        HttpServerRequest request = exchange.request();
        headers.set(HttpHeaders.HOST, host);
        headers.set(RequestId.HEADER, exchange.id());
        new Origin(request.remoteAddress().hostAddress(), host, request.isSSL() ? "https" : "http").writeTo(headers);
    }

    private static @Nullable String joined(List<String> values) {
        return values.isEmpty() ? null : values.size() == 1 ? values.getFirst() : String.join(",", values);
    }
}
