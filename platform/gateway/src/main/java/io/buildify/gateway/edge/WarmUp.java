package io.buildify.gateway.edge;

import io.buildify.gateway.GatewayConfiguration;
import io.buildify.gateway.cluster.ServicePort;
import io.buildify.gateway.cluster.Topology;
import io.buildify.gateway.routing.Backend;
import io.buildify.gateway.routing.Match;
import io.buildify.gateway.routing.PathMatch;
import io.buildify.gateway.routing.Route;
import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.routing.Rule;
import io.buildify.gateway.routing.Target;
import io.buildify.gateway.token.TokenVerifier;
import io.buildify.gateway.upstream.Endpoint;
import io.buildify.gateway.upstream.EndpointStates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Sends requests through an edge of its own, on the loopback and with routes and meters of its own, so that the first
 * real request finds its classes loaded. Half of them go to an upstream, half bring a token that is verified and refused.
 */
public final class WarmUp {

    private static final String PUBLIC = "/public";
    private static final int AT_ONCE = 8;

    private final Vertx vertx;
    private final GatewayConfiguration configuration;
    private final TokenVerifier tokens;

    public WarmUp(Vertx vertx, GatewayConfiguration configuration, TokenVerifier tokens) {
        this.vertx = vertx;
        this.configuration = new WarmUpConfiguration(configuration, PUBLIC);
        this.tokens = tokens;
    }

    /** Completes when all requests were answered and what it started has ended; never fails for their sake. */
    public Future<Void> run() {
        if (configuration.warmUp() == 0) {
            return Future.succeededFuture();
        }
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().end("{}"))
                .listen(0, "127.0.0.1")
                .compose(this::runAgainst);
    }

    private Future<Void> runAgainst(HttpServer upstream) {
        Topology topology = topology(upstream.actualPort());
        EdgeServer edge = new EdgeServer(
                vertx,
                configuration,
                () -> topology,
                tokens,
                new EndpointStates(),
                new EdgeMetrics(new SimpleMeterRegistry()));
        HttpClient client = vertx.createHttpClient();
        return edge.start()
                .compose(started -> sendAll(client, edge.port()))
                .eventually(() -> client.close())
                .eventually(edge::stop)
                .eventually(() -> upstream.close());
    }

    private Future<Void> sendAll(HttpClient client, int port) {
        List<Future<?>> chains = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            chains.add(send(client, port, configuration.warmUp() / AT_ONCE));
        }
        return Future.join(chains).<Void>mapEmpty().otherwiseEmpty();
    }

    private Future<Void> send(HttpClient client, int port, int left) {
        if (left <= 0) {
            return Future.succeededFuture();
        }
        RequestOptions request = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMethod(HttpMethod.POST)
                .setURI(left % 2 == 0 ? PUBLIC + "/a?b=c" : "/api");
        if (left % 2 != 0) {
            request.putHeader("authorization", "Bearer " + refusedToken());
        }
        return client.request(request)
                .compose(sent -> sent.send("{}"))
                .compose(HttpClientResponse::body)
                .compose(body -> send(client, port, left - 1));
    }

    private static Topology topology(int port) {
        Match match = new Match(new PathMatch.Prefix(PUBLIC), List.of(), List.of(), null);
        Target target = new Target.Forward(List.of(new Backend("warm-up", 80, 1)));
        Route route =
                new Route("warm-up", "warm-up", Instant.EPOCH, List.of(), List.of(new Rule(List.of(match), target)));
        return new Topology(
                new RoutingTable(List.of(route)),
                Map.of(new ServicePort("warm-up", 80), List.of(new Endpoint("127.0.0.1", port))),
                Map.of());
    }

    /** Right in everything but its signature, which only the arithmetic can tell. */
    private String refusedToken() {
        var token = configuration.token();
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"warm-up\",\"tenant\":\"warm-up\",\"exp\":%d}"
                .formatted(token.issuer(), token.audience(), Instant.now().getEpochSecond() + 60);
        return base64("{\"alg\":\"RS256\"}".getBytes()) + "." + base64(claims.getBytes()) + "." + base64(new byte[256]);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
