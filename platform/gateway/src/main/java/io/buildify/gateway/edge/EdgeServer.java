package io.buildify.gateway.edge;

import io.buildify.gateway.GatewayConfiguration;
import io.buildify.gateway.cluster.Topology;
import io.buildify.gateway.token.TokenVerifier;
import io.buildify.gateway.upstream.EndpointStates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The listening edge, on as many event loops as there are processors. */
public final class EdgeServer {

    private final Vertx vertx;
    private final GatewayConfiguration configuration;
    private final List<EdgeVerticle> verticles;
    private volatile List<String> deployments = List.of();

    /**
     * @param topology asked once for each request
     * @param states shared with whoever keeps the topology
     */
    public EdgeServer(
            Vertx vertx,
            GatewayConfiguration configuration,
            Supplier<Topology> topology,
            TokenVerifier tokens,
            EndpointStates states,
            EdgeMetrics metrics) {
        this.vertx = vertx;
        this.configuration = configuration;
        RateLimits limits = new RateLimits(
                configuration.limits().requestsPerSecond(),
                configuration.limits().burst(),
                System::nanoTime);
        Admission admission =
                new Admission(tokens, limits, configuration.publicPaths().orElse(Set.of()), metrics);
        Cors cors = new Cors(configuration.cors().origins().orElse(Set.of()));
        EdgeParts parts = new EdgeParts(topology, admission, cors, states, metrics);
        this.verticles = Stream.generate(() -> new EdgeVerticle(configuration, parts))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** Completes when connections are taken; fails when the port is not to be had. */
    public Future<Void> start() {
        return Future.all(verticles.stream().map(vertx::deployVerticle).toList())
                .onSuccess(deployed -> deployments = deployed.list())
                .mapEmpty();
    }

    /** The port that is listened on. */
    public int port() {
        return verticles.getFirst().port();
    }

    /** Takes no more connections, lets requests under way be answered within the drain time-out, and ends. */
    public Future<Void> stop() {
        List<String> running = deployments;
        deployments = List.of();
        if (running.isEmpty()) {
            return Future.succeededFuture();
        }
        return Future.all(verticles.stream().map(EdgeVerticle::drain).toList())
                .timeout(configuration.timeouts().drain().toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .compose(drained ->
                        Future.all(running.stream().map(vertx::undeploy).toList()))
                .mapEmpty();
    }
}
