package io.buildify.gateway.edge;

import io.buildify.gateway.GatewayConfiguration;
import io.buildify.gateway.cluster.ServicePort;
import io.buildify.gateway.cluster.Topology;
import io.buildify.gateway.routing.Backend;
import io.buildify.gateway.routing.Match;
import io.buildify.gateway.routing.NameValue;
import io.buildify.gateway.routing.PathMatch;
import io.buildify.gateway.routing.Route;
import io.buildify.gateway.routing.RoutingTable;
import io.buildify.gateway.routing.Rule;
import io.buildify.gateway.routing.Target;
import io.buildify.gateway.token.Issuer;
import io.buildify.gateway.token.TokenVerifier;
import io.buildify.gateway.upstream.Endpoint;
import io.buildify.gateway.upstream.EndpointStates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jose4j.jwk.JsonWebKeySet;

/** A listening edge whose topology the test sets, and clients of it. */
final class EdgeFixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static {
        Awaitility.setDefaultTimeout(PATIENCE);
    }

    final Vertx vertx = Vertx.vertx();
    final Issuer issuer = new Issuer();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final AtomicReference<Topology> topology = new AtomicReference<>(Topology.EMPTY);
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EdgeServer edge;
    private final List<Route> routes = new ArrayList<>();
    private final Map<ServicePort, List<Endpoint>> endpoints = new HashMap<>();

    EdgeFixture() {
        this(Map.of());
    }

    /** @param settings without the prefix {@code buildify.gateway.} */
    EdgeFixture(Map<String, String> settings) {
        this(settings, null, new EndpointStates());
    }

    /** @param cluster where the topology comes from, instead of the test */
    EdgeFixture(Map<String, String> settings, Supplier<Topology> cluster, EndpointStates states) {
        try {
            GatewayConfiguration configuration = configuration(settings);
            TokenVerifier tokens = new TokenVerifier(
                    Issuer.ISSUER,
                    Issuer.AUDIENCE,
                    new JsonWebKeySet(issuer.publicKeys()),
                    configuration.token().clockSkew(),
                    1000,
                    Clock.systemUTC());
            edge = new EdgeServer(
                    vertx,
                    configuration,
                    cluster == null ? topology::get : cluster,
                    tokens,
                    states,
                    new EdgeMetrics(registry));
            await(edge.start());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private GatewayConfiguration configuration(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                "0",
                "token.issuer",
                Issuer.ISSUER,
                "token.audience",
                Issuer.AUDIENCE,
                "token.keys",
                issuer.publicKeys(),
                "limits.requests-per-second",
                "0"));
        properties.putAll(settings);
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(GatewayConfiguration.class)
                .withConverter(io.quarkus.runtime.configuration.MemorySize.class, 100, new MemorySizeConverter())
                .addDefaultInterceptors();
        properties.forEach((name, value) -> builder.withDefaultValue("buildify.gateway." + name, value));
        return builder.build().getConfigMapping(GatewayConfiguration.class);
    }

    /** Routes the module's prefix to these ports on the loopback. */
    EdgeFixture module(String module, int... ports) {
        return route(module, module, List.of(), ports);
    }

    EdgeFixture ownedInstance(String module, String tenant, int... ports) {
        return route(module + "-" + tenant, module, List.of(new NameValue("buildify-tenant", tenant)), ports);
    }

    private EdgeFixture route(String name, String module, List<NameValue> headers, int... ports) {
        Match match = new Match(new PathMatch.Prefix("/api/v1/" + module), headers, List.of(), null);
        routes.add(new Route(
                name,
                module,
                Instant.EPOCH,
                List.of(),
                List.of(new Rule(List.of(match), new Target.Forward(List.of(new Backend(name, 8080, 1)))))));
        return endpoints(name, ports);
    }

    EdgeFixture endpoints(String service, int... ports) {
        List<Endpoint> list = new ArrayList<>();
        for (int port : ports) {
            list.add(new Endpoint("127.0.0.1", port));
        }
        endpoints.put(new ServicePort(service, 8080), List.copyOf(list));
        topology.set(new Topology(new RoutingTable(routes), endpoints, Map.of()));
        return this;
    }

    int port() {
        return edge.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    HttpRequest.Builder as(String tenant, String path) {
        return request(path).header("authorization", "Bearer " + issuer.token(tenant));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String tenant, String path) throws Exception {
        return send(as(tenant, path));
    }

    Future<Void> stop() {
        return edge.stop();
    }

    static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        await(edge.stop());
        await(vertx.close());
    }
}
