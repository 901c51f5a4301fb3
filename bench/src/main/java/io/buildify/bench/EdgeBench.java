package io.buildify.bench;

import io.buildify.local.token.TokenKeys;
import io.buildify.local.token.TokenRequest;
import io.buildify.local.token.TokenSigner;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Requests through the gateway beside a bare vertx-http-proxy and no proxy at all, by one client in interleaved rounds.
 * The gateway is the packaged one, on the running cluster, with as many routes as asked for and no rate limit.
 *
 * <p>Arguments: rounds (5), seconds of each (5), connections (64), further routes (500).
 */
public final class EdgeBench {

    private static final List<String> SERVER_OPTIONS = List.of("-Xmx256m");
    private static final String BARE = "bare vertx-http-proxy";
    private static final String PATH = "/api/v1/bench-edge/kilobyte";

    private EdgeBench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = argument(arguments, 0, 5);
        Duration length = Duration.ofSeconds(argument(arguments, 1, 5));
        int connections = argument(arguments, 2, 64);
        int routes = argument(arguments, 3, 500);
        RunningCluster cluster = RunningCluster.find();
        Vertx vertx = Vertx.vertx();
        try (KubernetesClient client = cluster.client();
                Peer upstream = Peer.of(EdgePeers.class, SERVER_OPTIONS, "upstream");
                Peer bare = Peer.of(EdgePeers.class, SERVER_OPTIONS, "proxy", "" + upstream.port());
                EdgeRoutes published = new EdgeRoutes(client, upstream.port(), routes);
                Peer gateway = gateway(cluster)) {
            published.awaitServed(gateway.port(), PATH, token(cluster));
            Map<String, Integer> ports = new LinkedHashMap<>();
            ports.put("direct", upstream.port());
            ports.put(BARE, bare.port());
            ports.put("gateway", gateway.port());
            print(measure(vertx, ports, token(cluster), connections, rounds, length));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Map<String, List<EdgeLoad.Round>> measure(
            Vertx vertx, Map<String, Integer> ports, String token, int connections, int rounds, Duration length) {
        Map<String, List<EdgeLoad.Round>> measured = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var entry : ports.entrySet()) {
                System.err.printf("%s, %s%n", entry.getKey(), round < 0 ? "warm-up" : "round " + (round + 1));
                EdgeLoad.Round result = new EdgeLoad(vertx, entry.getValue(), PATH, token, connections).run(length);
                if (round >= 0) {
                    measured.computeIfAbsent(entry.getKey(), any -> new ArrayList<>())
                            .add(result);
                }
            }
        }
        return measured;
    }

    private static void print(Map<String, List<EdgeLoad.Round>> measured) {
        double floor = EdgeLoad.median(Objects.requireNonNull(measured.get(BARE)), EdgeLoad.Round::perSecond);
        Table table = new Table("", "requests/s", "of bare", "p50 ms", "p99 ms", "failed");
        measured.forEach((name, rounds) -> {
            double perSecond = EdgeLoad.median(rounds, EdgeLoad.Round::perSecond);
            table.row(
                    name,
                    Math.round(perSecond),
                    perSecond / floor,
                    EdgeLoad.median(rounds, EdgeLoad.Round::p50),
                    EdgeLoad.median(rounds, EdgeLoad.Round::p99),
                    rounds.stream().mapToLong(EdgeLoad.Round::failed).sum());
        });
        table.print();
    }

    private static Peer gateway(RunningCluster cluster) throws Exception {
        return Peer.of(
                Path.of("platform/gateway/target/quarkus-app/quarkus-run.jar"),
                SERVER_OPTIONS,
                Map.of(
                        "KUBECONFIG", cluster.home().kubeconfig().toString(),
                        "BUILDIFY_TOKEN_ISSUER", cluster.description().issuer(),
                        "BUILDIFY_TOKEN_AUDIENCE", cluster.description().audience(),
                        "BUILDIFY_TOKEN_KEYS",
                                TokenKeys.in(cluster.home().tokenKeys()).publicKeySet(),
                        "BUILDIFY_GATEWAY_LIMITS_REQUESTS_PER_SECOND", "0"));
    }

    private static String token(RunningCluster cluster) {
        return new TokenSigner(
                        TokenKeys.in(cluster.home().tokenKeys()),
                        cluster.description().issuer(),
                        Clock.systemUTC())
                .sign(new TokenRequest(
                        "bench",
                        cluster.description().audience(),
                        "bench",
                        null,
                        List.of(),
                        List.of(),
                        Duration.ofHours(1)));
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
